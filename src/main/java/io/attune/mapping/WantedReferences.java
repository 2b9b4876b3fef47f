package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds every record, under its own id, nothing of it, and remembers what was asked for. */
final class WantedReferences implements References {

    private final Set<ReferenceKey> keys = new LinkedHashSet<>();
    private final Set<LookupKey> lookups = new LinkedHashSet<>();

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        keys.add(new ReferenceKey(mapping, externalId));
        return Optional.of(externalId);
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.of(recordId);
    }

    @Override
    public List<JsonNode> found(LookupKey key) {
        lookups.add(key);
        return List.of();
    }

    Set<ReferenceKey> keys() {
        return keys;
    }

    Set<LookupKey> lookups() {
        return lookups;
    }
}
