package io.attune.mapping;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Finds every record, under its own id, and remembers which were asked for. */
final class WantedReferences implements References {

    private final Set<ReferenceKey> keys = new LinkedHashSet<>();

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        keys.add(new ReferenceKey(mapping, externalId));
        return Optional.of(externalId);
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.of(recordId);
    }

    Set<ReferenceKey> keys() {
        return keys;
    }
}
