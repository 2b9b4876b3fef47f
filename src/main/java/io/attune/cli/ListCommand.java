package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Option;

/** A command that shows a list of the API as a table. */
abstract class ListCommand extends ApiCommand {

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** {@code /conflicts} */
    abstract String path();

    abstract QueryString query();

    /** What is said of an empty list: {@code No conflicts.} */
    abstract String none();

    abstract String[] columns();

    /** An item's text in each column. */
    abstract List<String> cells(JsonNode item);

    @Override
    final ApiAnswer ask(ApiClient api) {
        return api.list(path(), query(), limit);
    }

    @Override
    final String text(JsonNode page) {
        if (page.get("items").isEmpty()) {
            return none() + System.lineSeparator();
        }
        var table = new TextTable(columns());
        page.get("items").forEach(item -> table.row(cells(item)));
        return table + more(page);
    }

    private static String more(JsonNode page) {
        return page.path("next").isTextual() ? "There are more: --limit shows them." + System.lineSeparator() : "";
    }

    /** These members of it, each as a cell. */
    static List<String> cells(JsonNode item, String... names) {
        return List.of(names).stream().map(name -> cell(item.path(name))).toList();
    }
}
