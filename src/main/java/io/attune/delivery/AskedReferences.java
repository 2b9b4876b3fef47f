package io.attune.delivery;

import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Knows nothing, and remembers what it was asked: so that the answers can be looked up before they are needed. */
final class AskedReferences implements References {

    private final Set<ReferenceKey> asked = new LinkedHashSet<>();

    Set<ReferenceKey> asked() {
        return asked;
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
}
