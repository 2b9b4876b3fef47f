package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Takes a value from one version of a mapping to the next, by way of what a system would hold. */
@FunctionalInterface
public interface Carry {

    /**
     * What the new version reads in this system where the old one has written this shared value; empty where that
     * cannot be told.
     */
    Optional<JsonNode> over(String system, String field, JsonNode value);
}
