package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.mapping.LookupKey;
import io.attune.mapping.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links and other records that the command line gives instead of a database.
 *
 * @param ids    {@code MAPPING:ID} in the system that the record is of → the id in the others
 * @param others by mapping: the shared values of records that a look-up finds
 */
record GivenLinks(Map<String, String> ids, Map<String, JsonNode> others) implements References {

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        var key = mapping + ":" + externalId;
        return ids.containsKey(key) ? Optional.of(key) : Optional.empty();
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.ofNullable(ids.get(recordId));
    }

    @Override
    public List<JsonNode> found(LookupKey key) {
        var found = new ArrayList<JsonNode>();
        for (var record : others.getOrDefault(key.lookup().in(), MissingNode.getInstance())) {
            if (record.path(key.lookup().by()).equals(key.value())) {
                found.add(record.path(key.lookup().give()));
            }
        }
        return found;
    }
}
