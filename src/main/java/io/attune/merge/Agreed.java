package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The value of a field that all systems shall hold.
 *
 * @param version counts the edits of this field, from 1
 */
public record Agreed(JsonNode value, long version, Origin origin) {

    public Agreed {
        if (version < 1) {
            throw new IllegalArgumentException("versions count from 1, was: " + version);
        }
    }
}
