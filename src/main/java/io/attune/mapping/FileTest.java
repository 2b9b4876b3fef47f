package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One test of a mapping file.
 *
 * @param onto   what a target holds, by system; a system that is not here has no record yet
 * @param fields only these rows are written; empty: all
 * @param links  what references find: by mapping, the id in the target by the id in the source
 * @param others what look-ups find: by mapping, the shared values of records
 */
record FileTest(Spot spot, String name, String from, JsonNode record, Map<String, JsonNode> onto, List<String> fields,
        Map<String, Map<String, String>> links, Map<String, List<JsonNode>> others) implements References {

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        return Optional.of(externalId);
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.ofNullable(links.getOrDefault(mapping, Map.of()).get(recordId));
    }

    @Override
    public List<JsonNode> found(LookupKey key) {
        return others.getOrDefault(key.lookup().in(), List.of()).stream()
                .filter(record -> record.path(key.lookup().by()).equals(key.value()))
                .map(record -> record.path(key.lookup().give()))
                .toList();
    }

    Spot gives() {
        return spot.child("gives");
    }
}
