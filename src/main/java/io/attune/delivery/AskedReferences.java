package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.LookupKey;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Knows nothing, and remembers what it was asked: so that the answers can be looked up before they are needed. */
final class AskedReferences implements References {

    private final Set<ReferenceKey> asked = new LinkedHashSet<>();

    private final Set<LookupKey> lookups = new LinkedHashSet<>();

    Set<ReferenceKey> asked() {
        return asked;
    }

    Set<UUID> records() {
        return asked.stream().map(key -> UUID.fromString(key.id())).collect(Collectors.toSet());
    }

    Set<LookupKey> lookups() {
        return lookups;
    }

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        return Optional.empty();
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        asked.add(new ReferenceKey(mapping, recordId));
        return Optional.empty();
    }

    @Override
    public List<JsonNode> found(LookupKey key) {
        lookups.add(key);
        return List.of();
    }
}
