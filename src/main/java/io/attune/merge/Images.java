package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;

/** What a system makes of a value, as far as its connector declares it: it trims, re-cases, cuts. */
@FunctionalInterface
public interface Images {

    /** Every system keeps what it is given. */
    Images FAITHFUL = (system, field, value) -> value;

    /** The shared reading of what the system stores after it was given this shared value. */
    JsonNode of(String system, String field, JsonNode value);
}
