package io.attune.sandbox.crm.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client wants to save: values that fit their fields, under the fields' own names. A null clears its field; a
 * field that is not named stays as it is.
 */
public record Draft(ObjectType type, ObjectNode values) {

    /** The fields of a kind that are given a value. */
    public List<Field> filled(Field.Trait trait) {
        return type.fields().stream().filter(field -> field.is(trait) && values.hasNonNull(field.name())).toList();
    }

    /** The ids of other records that this one is to point at. */
    public List<Map.Entry<Field, String>> references() {
        return type.fields().stream()
                .filter(field -> field.parent().isPresent() && values.hasNonNull(field.name()))
                .map(field -> Map.entry(field, values.get(field.name()).textValue()))
                .toList();
    }

    public Optional<String> value(Field field) {
        return Optional.ofNullable(values.get(field.name())).filter(value -> !value.isNull()).map(JsonNode::asText);
    }

    /** The same with one more value, as an upsert takes it from its address. */
    public Draft with(Field field, String value) {
        ObjectNode more = values.deepCopy();
        more.set(field.name(), TextNode.valueOf(value));
        return new Draft(type, more);
    }
}
