package io.attune.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts each row behind those that it needs. */
final class RowOrder {

    private final Map<String, CompiledRow> waiting = new LinkedHashMap<>();
    private final List<CompiledRow> ordered = new ArrayList<>();
    private final Set<String> onTheWay = new HashSet<>();
    private Optional<String> circle = Optional.empty();

    private RowOrder(List<CompiledRow> rows) {
        rows.forEach(row -> waiting.put(row.name(), row));
    }

    /** Rows that need each other stay where they are: {@link #circle} tells them. */
    static List<CompiledRow> of(List<CompiledRow> rows) {
        var order = new RowOrder(rows);
        rows.forEach(row -> order.place(row.name()));
        return order.ordered;
    }

    /** A row that needs itself, through others or not. */
    static Optional<String> circle(List<CompiledRow> rows) {
        var order = new RowOrder(rows);
        rows.forEach(row -> order.place(row.name()));
        return order.circle;
    }

    private void place(String name) {
        if (onTheWay.contains(name)) {
            circle = circle.isPresent() ? circle : Optional.of(name);
            return;
        }
        var row = waiting.get(name);
        if (row == null) {
            return; // placed already, or of the record around
        }
        onTheWay.add(name);
        row.needs().forEach(this::place);
        onTheWay.remove(name);
        if (waiting.remove(name) != null) {
            ordered.add(row);
        }
    }
}
