package io.attune.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;

/**
 * Numbers by size, yes after no, everything else by its text: dates and instants are written so that this is their
 * order.
 */
enum ValueOrder implements Comparator<JsonNode> {
    INSTANCE;

    @Override
    public int compare(JsonNode one, JsonNode other) {
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue());
        }
        return text(one).compareTo(text(other));
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }
}
