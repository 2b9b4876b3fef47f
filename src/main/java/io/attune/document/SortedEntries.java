package io.attune.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * A few entries in the natural order of their keys, which nobody changes. The state of a record is made of such maps,
 * and each step makes new ones of mostly the same keys: they share those, and what is copied is one array.
 */
final class SortedEntries<K, V> extends AbstractMap<K, V> implements SortedMap<K, V> {

    private final Object[] keys;
    private final Object[] values;

    private SortedEntries(Object[] keys, Object[] values) {
        this.keys = keys;
        this.values = values;
    }

    static <K, V> SortedEntries<K, V> of(SortedMap<K, V> entries) {
        if (entries instanceof SortedEntries<K, V> same) {
            return same;
        }
        var inOrder = entries.comparator() == null ? entries : new TreeMap<>((Map<K, V>) entries);
        var keys = new Object[inOrder.size()];
        var values = new Object[keys.length];
        int at = 0;
        for (var entry : inOrder.entrySet()) {
            keys[at] = Objects.requireNonNull(entry.getKey());
            values[at++] = Objects.requireNonNull(entry.getValue());
        }
        return new SortedEntries<>(keys, values);
    }

    /** These, with those beside them or in their place. */
    SortedEntries<K, V> with(Map<K, V> changed) {
        var now = values.clone();
        for (var entry : changed.entrySet()) {
            int at = Arrays.binarySearch(keys, entry.getKey());
            if (at < 0) {
                var all = new TreeMap<>(this);
                all.putAll(changed);
                return of(all);
            }
            now[at] = entry.getValue();
        }
        return new SortedEntries<>(keys, now);
    }

    @SuppressWarnings("unchecked") // nothing else was put there
    private K key(int at) {
        return (K) keys[at];
    }

    @SuppressWarnings("unchecked") // nothing else was put there
    private V value(int at) {
        return (V) values[at];
    }

    @Override
    public V get(Object key) {
        return getOrDefault(key, null);
    }

    @Override
    public V getOrDefault(Object key, V other) {
        int at = Arrays.binarySearch(keys, key);
        return at < 0 ? other : value(at);
    }

    @Override
    public boolean containsKey(Object key) {
        return Arrays.binarySearch(keys, key) >= 0;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        for (int i = 0; i < keys.length; i++) {
            action.accept(key(i), value(i));
        }
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    private final class Entries implements Iterator<Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new SimpleImmutableEntry<>(key(next), value(next++));
        }
    }

    @Override
    public Comparator<? super K> comparator() {
        return null; // so SortedMap has it for the natural order
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        return of(new TreeMap<>(this).subMap(from, to));
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        return of(new TreeMap<>(this).headMap(to));
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        return of(new TreeMap<>(this).tailMap(from));
    }

    @Override
    public K firstKey() {
        return one(0);
    }

    @Override
    public K lastKey() {
        return one(keys.length - 1);
    }

    private K one(int at) {
        if (keys.length == 0) {
            throw new NoSuchElementException();
        }
        return key(at);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SortedEntries<?, ?> same && Arrays.equals(keys, same.keys)
                ? Arrays.equals(values, same.values) : super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
