package io.attune.listing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A list: which rows it holds, what it may be narrowed by, and in which order they come.
 *
 * @param name  a plural, as in the path of the API
 * @param where in HQL on the row {@code r}: what always holds of its rows; empty if nothing does
 * @param keys  together unique, so that every row has one place
 */
public record Listing<T>(String name, Class<T> row, String where, List<Filter> filters, List<Key<T>> keys) {

    public Listing {
        filters = List.copyOf(filters);
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the list of " + name + " has no order");
        }
    }

    public Optional<Filter> filter(String filter) {
        return filters.stream().filter(known -> known.name().equals(filter)).findFirst();
    }

    public Set<String> filterNames() {
        return filters.stream().map(Filter::name).collect(Collectors.toSet());
    }

    /** The same list in another order. */
    public Listing<T> orderedBy(String newName, List<Key<T>> order) {
        return new Listing<>(newName, row, where, filters, order);
    }
}
