package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a system makes of a value, as far as its connector declares it: it trims, re-cases, cuts. */
@FunctionalInterface
public interface Images {

    /** Every system keeps what it is given. */
    Images FAITHFUL = (system, field, value) -> value;

    /** The shared reading of what the system stores after it was given this shared value. */
    JsonNode of(String system, String field, JsonNode value);

    /**
     * The same where these other values are given to it too: what stands in one field with them, as first and last name
     * do in a whole name, may read otherwise than it was written.
     */
    default JsonNode of(String system, String field, JsonNode value, Map<String, JsonNode> others) {
        return of(system, field, value);
    }
}
