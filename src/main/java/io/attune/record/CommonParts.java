package io.attune.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Documents of the fields of a record or a link, by name: {@code {field: {v: value, n: version, ...}}}. What most of
 * them have in common beside their values stands once, under the empty name, which is no field's; a field without
 * {@code n} has that. A new record's own document is half as long by it.
 */
final class CommonParts {

    private static final String COMMON = "";

    private CommonParts() {}

    /** How the part of one field is written and read. */
    interface Form<T> {

        void value(JsonGenerator json, T part) throws IOException;

        /** All but its value: what it may have in common with others, {@code n} among it. */
        void rest(JsonGenerator json, T part) throws IOException;

        /** Whether their rests are the same, and so short that they may stand elsewhere. */
        boolean haveCommon(T one, T other);

        T read(JsonNode json);

        /** The part with this value, and the rest of another one. */
        T read(JsonNode json, T rest);
    }

    static <T> String write(Map<String, T> fields, Form<T> form) {
        var common = common(fields.values(), form);
        return JsonText.written(json -> {
            json.writeStartObject();
            if (common.isPresent()) {
                json.writeObjectFieldStart(COMMON);
                form.rest(json, common.get());
                json.writeEndObject();
            }
            for (var field : fields.entrySet()) {
                json.writeObjectFieldStart(field.getKey());
                form.value(json, field.getValue());
                if (common.isEmpty() || !form.haveCommon(common.get(), field.getValue())) {
                    form.rest(json, field.getValue());
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    /** The one whose rest more than half of them have, if there is one, and it is worth it. */
    private static <T> Optional<T> common(Collection<T> parts, Form<T> form) {
        T most = null;
        int ahead = 0; // the majority vote of Boyer and Moore
        for (var part : parts) {
            if (ahead == 0) {
                most = part;
                ahead = 1;
            } else {
                ahead += form.haveCommon(most, part) ? 1 : -1;
            }
        }
        int alike = 0;
        for (var part : parts) {
            alike += form.haveCommon(most, part) ? 1 : 0;
        }
        return alike > 1 ? Optional.of(most) : Optional.empty();
    }

    static <T> SortedMap<String, T> read(String text, Form<T> form) {
        var document = JsonText.parseOwn(text);
        var common = Optional.ofNullable(document.get(COMMON)).map(form::read);
        var parts = new TreeMap<String, T>();
        document.fields().forEachRemaining(field -> {
            if (!field.getKey().equals(COMMON)) {
                parts.put(field.getKey(), field.getValue().has("n") ? form.read(field.getValue())
                        : form.read(field.getValue(), common.orElseThrow()));
            }
        });
        return parts;
    }
}
