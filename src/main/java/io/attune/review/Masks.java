package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.mapping.Row;
import io.attune.redaction.PersonalTexts;
import io.attune.redaction.Redactor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides what of a value is shown. What nobody vouches for is masked: a row that its mapping no longer has, any body.
 */
@ApplicationScoped
class Masks {

    private static final JsonNode MASK = TextNode.valueOf("***");

    private final boolean shown;
    private final MappedRows rows;

    /** @param shown personal values are shown as they are: the operator's own decision */
    Masks(@ConfigProperty(name = "attune.api.show-personal", defaultValue = "false") boolean shown, MappedRows rows) {
        this.shown = shown;
        this.rows = rows;
    }

    boolean personalShown() {
        return shown;
    }

    boolean masks(String mapping, String field) {
        return !shown && isSensitive(mapping, field);
    }

    private boolean isSensitive(String mapping, String field) {
        return rows.row(mapping, field).map(Row::sensitive).orElse(true);
    }

    /** Blank is told as blank: that a field is empty is no personal value. */
    JsonNode value(String mapping, String field, JsonNode value) {
        return masks(mapping, field) ? masked(value) : value;
    }

    /** A raw body, of which nobody knows what is personal. */
    JsonNode body(JsonNode body) {
        return shown ? body : masked(body);
    }

    /**
     * What a system or a row said about a record: one line, without tokens and without the record's personal values.
     */
    String words(Optional<RecordRow> record, String words) {
        return shown
                ? Redactor.line(words)
                : record.map(known -> Redactor.line(personal(known).mask(words))).orElse(MASK.textValue());
    }

    private PersonalTexts personal(RecordRow record) {
        var values = new ArrayList<JsonNode>();
        JsonText.parseOwn(record.fields).fields().forEachRemaining(field -> {
            if (isSensitive(record.mapping, field.getKey())) {
                values.add(field.getValue().path("v"));
            }
        });
        return PersonalTexts.of(values);
    }

    private static JsonNode masked(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = Canonical.NODES.objectNode();
            value.fields().forEachRemaining(part -> object.set(part.getKey(), masked(part.getValue())));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = Canonical.NODES.arrayNode();
            value.forEach(part -> array.add(masked(part)));
            return array;
        }
        return value.isNull() || value.isMissingNode() ? value : MASK;
    }
}
