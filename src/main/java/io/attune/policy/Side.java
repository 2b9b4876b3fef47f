package io.attune.policy;

import com.fasterxml.jackson.databind.JsonNode;

/** One of two values of a field that met, and where it came from. Blank is a null node. */
public record Side(JsonNode value, Origin origin) {

    public boolean isBlank() {
        return value.isNull() || value.isMissingNode();
    }
}
