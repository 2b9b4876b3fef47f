package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What references and look-ups lead to, found beforehand. */
public interface References {

    /** The record id of what a system, that is being read, calls by this id; empty if there is none. */
    Optional<String> recordOf(String mapping, String externalId);

    /** The id of a record in the system that is being written; empty if it is not there yet. */
    Optional<String> idOf(String mapping, String recordId);

    /** What each record that has the value gives; missing where it has nothing to give. Two are as good as many. */
    default List<JsonNode> found(LookupKey key) {
        return List.of();
    }
}
