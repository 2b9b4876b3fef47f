package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object of a record inside of an evaluation. It is no {@code Map}, because CEL would convert a map whole at every
 * read.
 */
record JsonObject(ObjectNode node) {

    JsonNode get(String field) {
        return node.path(field);
    }

    @Override
    public String toString() {
        return "object"; // its content must not reach a message
    }
}
