package io.attune.document;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Copies that nobody can change and that keep the order they were given in. {@code Set.copyOf} and {@code Map.copyOf}
 * shuffle anew in every process: what is sent, shown and simulated would differ from one start to the next. What such a
 * copy is made of again is not copied a second time.
 */
public final class InOrder {

    private InOrder() {
    }

    public static <T> Set<T> set(Collection<? extends T> items) {
        return ImmutableSet.copyOf(items);
    }

    public static <K, V> Map<K, V> map(Map<? extends K, ? extends V> entries) {
        return ImmutableMap.copyOf(entries);
    }

    /** The same of sorted entries. */
    public static <K, V> SortedMap<K, V> sorted(SortedMap<K, V> entries) {
        return SortedEntries.of(entries);
    }

    /** The entries with those beside them or in their place: as cheap as can be where these were sorted here, too. */
    public static <K, V> SortedMap<K, V> sorted(SortedMap<K, V> entries, Map<K, V> changed) {
        if (changed.isEmpty()) {
            return entries;
        }
        return entries.isEmpty() && changed instanceof SortedMap<K, V> first ? SortedEntries.of(first)
                : SortedEntries.of(entries).with(changed);
    }
}
