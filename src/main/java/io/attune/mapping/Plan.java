package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.document.Path;
import io.attune.expression.Formula;
import io.attune.mapping.type.Lookup;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a mapping computes with.
 *
 * @param rows   each behind those that it needs
 * @param lists  in the order of the file
 * @param onlyIf by system
 * @param sharedFields by system: those that several rows write into
 * @param refers a row, or one of a list's items, leads to other records
 */
record Plan(List<CompiledRow> rows, List<CompiledList> lists, Map<String, Formula> onlyIf,
        Map<String, Set<Path>> sharedFields, boolean refers) {

    Plan {
        rows = List.copyOf(rows);
        lists = List.copyOf(lists);
        onlyIf = InOrder.map(onlyIf);
        sharedFields = InOrder.map(sharedFields);
    }

    static Plan of(List<CompiledRow> rows, List<CompiledList> lists, Map<String, Formula> onlyIf) {
        var shared = new TreeMap<String, Set<Path>>();
        var written = new HashSet<Map.Entry<String, Path>>();
        for (var row : rows) {
            row.row().writable().forEach(system -> row.writes(system)
                    .filter(path -> !written.add(Map.entry(system, path)))
                    .forEach(path -> shared.computeIfAbsent(system, first -> new HashSet<>()).add(path)));
        }
        boolean refers = all(rows, lists).anyMatch(row -> row.reference().isPresent());
        return new Plan(rows, lists, onlyIf, shared, refers);
    }

    /** The fields of a system that several rows write into. */
    Set<Path> sharedFields(String system) {
        return sharedFields.getOrDefault(system, Set.of());
    }

    /** The other rows that write into the same fields of a system. */
    Set<String> beside(String system, Set<String> names) {
        if (sharedFields(system).isEmpty()) {
            return Set.of();
        }
        var fields = rows.stream().filter(row -> names.contains(row.name())).flatMap(row -> row.writes(system))
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> !names.contains(row.name()) && row.writes(system).anyMatch(fields::contains))
                .map(CompiledRow::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a row that could not be read from this part of a record may depend on it. */
    boolean leavesOpen(String system, JsonNode part, Reading reading) {
        return rows.stream().anyMatch(row -> row.leavesOpen(system, part, reading))
                || lists.stream().anyMatch(list -> list.paths().containsKey(system)
                        && !reading.values().containsKey(list.name()));
    }

    /** The rows that are written there, but have no way back: what a record holds there tells nothing of their value. */
    Set<String> oneWay(String system) {
        return rows.stream()
                .filter(row -> row.lenses().containsKey(system) && !row.lenses().get(system).readsBack())
                .map(CompiledRow::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Set<Lookup> lookups() {
        return all(rows, lists).flatMap(row -> row.lenses().values().stream())
                .flatMap(Lens::lookups)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Stream<CompiledRow> all(List<CompiledRow> rows, List<CompiledList> lists) {
        return Stream.concat(rows.stream(), lists.stream().flatMap(list -> list.fields().stream()));
    }
}
