package io.attune.cli;

import io.attune.mapping.References;
import java.util.Map;
import java.util.Optional;

/**
 * Links that the command line gives instead of a database.
 *
 * @param ids {@code MAPPING:ID} in the system that the record is of → the id in the others
 */
record GivenLinks(Map<String, String> ids) implements References {

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        var key = mapping + ":" + externalId;
        return ids.containsKey(key) ? Optional.of(key) : Optional.empty();
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.ofNullable(ids.get(recordId));
    }
}
