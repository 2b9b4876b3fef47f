package io.attune.sandbox.shop.rules;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** Records in memory. Many may read while one applies changes. */
public final class MemoryRecords implements Records {

    private final Map<Kind, Map<Long, ObjectNode>> byKind = new EnumMap<>(Kind.class);

    public MemoryRecords() {
        for (var kind : Kind.values()) {
            byKind.put(kind, new ConcurrentSkipListMap<>());
        }
    }

    @Override
    public Optional<ObjectNode> find(Kind kind, long id) {
        return Optional.ofNullable(byKind.get(kind).get(id));
    }

    @Override
    public Stream<ObjectNode> all(Kind kind) {
        return byKind.get(kind).values().stream();
    }

    public void put(Kind kind, ObjectNode record) {
        byKind.get(kind).put(record.path("id").longValue(), record);
    }

    public void apply(Changes changes) {
        changes.saved().forEach((ref, record) -> put(ref.kind(), record));
        changes.removed().forEach(ref -> byKind.get(ref.kind()).remove(ref.id()));
    }
}
