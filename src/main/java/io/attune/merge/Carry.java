package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Takes a value from one version of a mapping to the next, by way of what a system would hold. */
@FunctionalInterface
public interface Carry {

    /**
     * What the new version reads in this system where the old one has written this shared value; empty where that
     * cannot be told.
     */
    Optional<JsonNode> over(String system, String field, JsonNode value);

    /** The same, and what it reads where the system trims what it is given, or sets it in lower or upper case. */
    default List<JsonNode> spellings(String system, String field, JsonNode value) {
        return over(system, field, value).stream().toList();
    }
}
