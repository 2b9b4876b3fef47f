package io.attune.console;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list, as its template needs it.
 *
 * @param problems what is wrong with the filters; nothing is listed then
 * @param bulk     what can be done with all that the filters leave
 * @param next     the address of the page behind this one
 */
record ListPage(String name, String title, String about, List<FilterField> filters, List<String> columns,
        List<Row> rows, List<String> problems, List<Action> bulk, Optional<String> next) {

    record Row(List<Cell> cells, List<Action> actions) {}

    public boolean narrowed() {
        return filters.stream().anyMatch(filter -> !filter.value().isEmpty());
    }

    public boolean actionable() {
        return rows.stream().anyMatch(row -> !row.actions().isEmpty());
    }
}
