package io.attune.mapping.step;

import java.util.Map;
import java.util.Set;

/** The other mappings, as far as their files can be read. */
public interface OtherMappings {

    /** Names of all mappings. */
    Set<String> mappings();

    /** The rows of a mapping: name to type, as its file has them; empty where that file cannot be read. */
    default Map<String, String> rowTypes(String mapping) {
        return Map.of();
    }
}
