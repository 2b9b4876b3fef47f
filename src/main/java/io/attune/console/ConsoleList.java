package io.attune.console;

import io.attune.listing.Filter;
import io.attune.review.Shown;
import java.util.List;
import java.util.function.Function;

/**
 * A list of the console.
 *
 * @param name    in the address
 * @param about   what stands there, in a sentence
 * @param actions what can be done with an item
 * @param bulk    verbs in the address for all that the filters leave; none where nothing can be done with many
 */
record ConsoleList<V>(String name, String title, String about, Shown<V> shown, List<Filter> filters,
        List<Column<V>> columns, Function<V, List<Action>> actions, List<String> bulk) {

    ListPage.Row row(V item) {
        return new ListPage.Row(columns.stream().map(column -> column.cell().apply(item)).toList(),
                actions.apply(item));
    }
}
