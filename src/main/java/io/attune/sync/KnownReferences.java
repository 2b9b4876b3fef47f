package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.mapping.LookupKey;
import io.attune.mapping.ReferenceKey;
import io.attune.mapping.References;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** References and look-ups, found beforehand. */
public final class KnownReferences implements References {

    private final Map<ReferenceKey, String> records;
    private final Map<ReferenceKey, String> ids;
    private final Map<LookupKey, List<JsonNode>> others;

    private KnownReferences(Map<ReferenceKey, String> records, Map<ReferenceKey, String> ids,
            Map<LookupKey, List<JsonNode>> others) {
        this.records = InOrder.map(records);
        this.ids = InOrder.map(ids);
        this.others = InOrder.map(others);
    }

    /** @param records record ids by mapping and the id in the system that is read */
    static References reading(Map<ReferenceKey, String> records, Map<LookupKey, List<JsonNode>> others) {
        return new KnownReferences(records, Map.of(), others);
    }

    /** @param ids in the system that is written, by mapping and record id */
    public static References writing(Map<ReferenceKey, String> ids, Map<LookupKey, List<JsonNode>> others) {
        return new KnownReferences(Map.of(), ids, others);
    }

    /** For rows that refer to nothing. */
    public static References none() {
        return new KnownReferences(Map.of(), Map.of(), Map.of());
    }

    @Override
    public Optional<String> recordOf(String mapping, String externalId) {
        return Optional.ofNullable(records.get(new ReferenceKey(mapping, externalId)));
    }

    @Override
    public Optional<String> idOf(String mapping, String recordId) {
        return Optional.ofNullable(ids.get(new ReferenceKey(mapping, recordId)));
    }

    @Override
    public List<JsonNode> found(LookupKey key) {
        return others.getOrDefault(key, List.of());
    }
}
