package io.attune.backfill;

import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.Row;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rows that the same systems have. Two systems can differ only in the rows that both have, so what a third has not
 * is compared apart, and what a system holds without a way back not at all.
 *
 * @param systems two at least
 */
record Facet(Set<String> systems, Set<String> rows) {

    /** How a record of a system looks that has none of the rows. */
    static final long NONE = 0;

    /** Of a mapping, always in the same order. */
    static List<Facet> of(Mapping mapping) {
        Map<Set<String>, Set<String>> rows = new LinkedHashMap<>();
        mapping.rows().forEach(row -> rows.computeIfAbsent(systems(mapping, row), unseen -> new LinkedHashSet<>())
                .add(row.name()));
        return rows.entrySet().stream().filter(entry -> entry.getKey().size() > 1)
                .map(entry -> new Facet(entry.getKey(), entry.getValue())).toList();
    }

    private static Set<String> systems(Mapping mapping, Row row) {
        return mapping.systems().stream().map(MappedSystem::name)
                .filter(system -> row.readable().contains(system) || row.writable().contains(system))
                .filter(system -> !mapping.oneWay(system).contains(row.name()))
                .collect(Collectors.toSet());
    }
}
