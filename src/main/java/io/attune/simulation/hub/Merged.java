package io.attune.simulation.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Records that turned out to be others, or that a person made one with others. */
final class Merged {

    private final Map<UUID, UUID> into = new HashMap<>();

    void put(UUID one, UUID other) {
        into.put(one, other);
    }

    boolean isEmpty() {
        return into.isEmpty();
    }

    UUID meant(UUID id) {
        var one = id;
        while (into.containsKey(one)) {
            one = into.get(one);
        }
        return one;
    }

    /** All that are this one by now. */
    Stream<UUID> into(UUID record) {
        return into.keySet().stream().filter(one -> meant(one).equals(record));
    }
}
