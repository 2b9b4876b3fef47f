package io.attune.sync;

import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import java.util.Map;
import java.util.Optional;

/** References looked up beforehand. */
public final class KnownReferences implements References {

    private final Map<ReferenceKey, String> records;
    private final Map<ReferenceKey, String> ids;

    private KnownReferences(Map<ReferenceKey, String> records, Map<ReferenceKey, String> ids) {
        this.records = Map.copyOf(records);
        this.ids = Map.copyOf(ids);
    }

    /** @param records record ids by mapping and the id in the system that is read */
    static References reading(Map<ReferenceKey, String> records) {
        return new KnownReferences(records, Map.of());
    }

    /** @param ids in the system that is written, by mapping and record id */
    public static References writing(Map<ReferenceKey, String> ids) {
        return new KnownReferences(Map.of(), ids);
    }

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        return Optional.ofNullable(records.get(new ReferenceKey(mapping, externalId)));
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.ofNullable(ids.get(new ReferenceKey(mapping, recordId)));
    }
}
