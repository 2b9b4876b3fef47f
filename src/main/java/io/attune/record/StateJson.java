package io.attune.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.merge.Agreed;
import io.attune.merge.Fact;
import io.attune.merge.Held;
import io.attune.merge.Inflight;
import io.attune.merge.Swing;
import io.attune.policy.Actor;
import io.attune.policy.Origin;
import io.attune.policy.Side;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The documents in which a record's and a link's fields are stored: one short key a part, nothing that is empty. */
final class StateJson {

    private StateJson() {}

    static String agreed(Map<String, Agreed> fields) {
        return document(fields, (json, agreed) -> {
            put(json, "v", agreed.value());
            json.writeNumberField("n", agreed.version());
            putOrigin(json, agreed.origin());
            if (agreed.swing().isPresent()) {
                var swing = agreed.swing().get();
                put(json, "was", swing.other());
                json.writeNumberField("turns", swing.turns());
                json.writeStringField("since", swing.since().toString());
            }
        });
    }

    private static void put(JsonGenerator json, String key, JsonNode value) throws IOException {
        json.writeFieldName(key);
        JsonText.value(json, value);
    }

    private static void putOrigin(JsonGenerator json, Origin origin) throws IOException {
        json.writeStringField("s", origin.system());
        if (origin.from().isPresent()) {
            json.writeStringField("from", origin.from().get().toString());
        }
        json.writeStringField("to", origin.to().toString());
        if (origin.actor().isPresent()) {
            json.writeStringField("by", origin.actor().get().id());
            putRoles(json, origin.actor().get().roles());
        }
    }

    private static void putRoles(JsonGenerator json, Set<String> roles) throws IOException {
        if (!roles.isEmpty()) {
            json.writeFieldName("as");
            var inOrder = roles.stream().sorted().toArray(String[]::new);
            json.writeArray(inOrder, 0, inOrder.length);
        }
    }

    /** The evidence of a conflict: where both values came from. */
    static String evidence(Side winner, Side loser) {
        var sides = new TreeMap<String, Side>(Comparator.reverseOrder());
        sides.put("winner", winner);
        sides.put("loser", loser);
        return document(sides, (json, side) -> putOrigin(json, side.origin()));
    }

    /** The history of a step: what it changed. */
    static String changes(Stream<Fact.Changed> changed) {
        return JsonText.written(json -> {
            json.writeStartArray();
            for (var one : changed.toList()) {
                json.writeStartObject();
                put(json, one);
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void put(JsonGenerator json, Fact.Changed one) throws IOException {
        json.writeStringField("f", one.field());
        json.writeNumberField("n", one.after().version());
        json.writeStringField("s", one.after().origin().system());
        json.writeStringField("d", one.decision());
        if (one.after().origin().actor().isPresent()) {
            json.writeStringField("by", one.after().origin().actor().get().id());
        }
        if (one.before().isPresent()) {
            put(json, "was", one.before().get());
        }
        put(json, "v", one.after().value());
    }

    static SortedMap<String, Agreed> readAgreed(String text) {
        return parts(text, json -> new Agreed(value(json, "v"), json.get("n").longValue(), origin(json), swing(json)));
    }

    private static Origin origin(JsonNode json) {
        var roles = new LinkedHashSet<String>();
        json.path("as").forEach(role -> roles.add(role.asText()));
        return new Origin(json.get("s").asText(), text(json, "from").map(Instant::parse),
                Instant.parse(json.get("to").asText()), text(json, "by").map(by -> new Actor(by, roles)));
    }

    private static Optional<Swing> swing(JsonNode json) {
        return text(json, "since").map(since ->
                new Swing(value(json, "was"), json.path("turns").intValue(), Instant.parse(since)));
    }

    static String held(Map<String, Held> fields) {
        return document(fields, (json, held) -> {
            if (!held.shadow().isMissingNode()) {
                put(json, "v", held.shadow());
            }
            json.writeNumberField("n", held.ack());
            if (held.image().isPresent()) {
                put(json, "i", held.image().get());
            }
            if (held.assumed().isPresent()) {
                json.writeStringField("a", held.assumed().get().toString());
            }
        });
    }

    static SortedMap<String, Held> readHeld(String text) {
        return parts(text, json -> new Held(value(json, "v"), json.get("n").longValue(),
                json.has("i") ? Optional.of(value(json, "i")) : Optional.empty(), assumed(json)));
    }

    /** Earlier versions only noted that it was assumed: no change seen now is known to be older than that. */
    private static Optional<Instant> assumed(JsonNode json) {
        return text(json, "a").map(at -> at.equals("true") ? Instant.EPOCH : Instant.parse(at));
    }

    static String patch(Map<String, Inflight.Sent> fields) {
        return document(fields, (json, sent) -> {
            put(json, "v", sent.value());
            json.writeNumberField("n", sent.version());
        });
    }

    static SortedMap<String, Inflight.Sent> readPatch(String text) {
        return parts(text, json -> new Inflight.Sent(value(json, "v"), json.get("n").longValue()));
    }

    private static JsonNode value(JsonNode json, String key) {
        return Canonical.of(json.path(key));
    }

    private static Optional<String> text(JsonNode json, String key) {
        return json.has(key) ? Optional.of(json.get(key).asText()) : Optional.empty();
    }

    /** The entries of an object, which is begun and ended by others. */
    private interface Part<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    private static <T> String document(Map<String, T> fields, Part<T> part) {
        return JsonText.written(json -> {
            json.writeStartObject();
            for (var field : fields.entrySet()) {
                json.writeObjectFieldStart(field.getKey());
                part.write(json, field.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    private static <T> SortedMap<String, T> parts(String text, Function<JsonNode, T> part) {
        var parts = new TreeMap<String, T>();
        JsonText.parseOwn(text).fields()
                .forEachRemaining(entry -> parts.put(entry.getKey(), part.apply(entry.getValue())));
        return parts;
    }
}
