package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import io.attune.document.Shape.Field;
import java.util.Map;
import java.util.TreeMap;

/**
 * Brings one form in which a system sends an object to the object's fields. What was not sent is absent in the
 * result, never blank.
 *
 * @param fields    those that the object declares
 * @param rows      by field
 * @param sameNames fields without a row are read from the key of their own name
 */
public record Rows(Map<String, Field> fields, Map<String, Row> rows, boolean sameNames) {

    public Rows {
        fields = InOrder.sorted(new TreeMap<>(fields));
        rows = InOrder.map(rows);
    }

    /** What is no object is given back as it is. */
    public JsonNode read(JsonNode sent) {
        return sent.isObject() ? record(sent) : sent;
    }

    /** The fields that are told; none where {@code sent} is no object. */
    public ObjectNode record(JsonNode sent) {
        ObjectNode record = Canonical.NODES.objectNode();
        fields.forEach((name, field) -> {
            var value = NormalForm.of(field, value(name, sent));
            if (!value.isMissingNode()) {
                record.set(name, value);
            }
        });
        return record;
    }

    private JsonNode value(String name, JsonNode sent) {
        var row = rows.get(name);
        if (row != null) {
            return row.read(sent);
        }
        return sameNames ? sent.path(name) : MissingNode.getInstance();
    }
}
