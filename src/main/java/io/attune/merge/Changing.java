package io.attune.merge;

import io.attune.document.InOrder;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is known by field, and what becomes of it: copied only where something in it changed. */
final class Changing<V> {

    private final SortedMap<String, V> before;
    private final TreeMap<String, V> changed = new TreeMap<>();

    Changing(SortedMap<String, V> before) {
        this.before = before;
    }

    /** As of any map: null where there is none. */
    V get(String field) {
        var now = changed.isEmpty() ? null : changed.get(field);
        return now == null ? before.get(field) : now;
    }

    boolean containsKey(String field) {
        return get(field) != null;
    }

    void put(String field, V value) {
        if (value.equals(before.get(field))) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
    }

    /** The fields that are not what they were. */
    Set<String> changed() {
        return changed.keySet();
    }

    SortedMap<String, V> after() {
        return InOrder.sorted(before, changed);
    }
}
