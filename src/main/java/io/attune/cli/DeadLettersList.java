package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the longest waiting first.")
final class DeadLettersList extends ApiCommand {

    @Mixin
    private DeadLetterFilters filters;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.list("/dead-letters", filters.query(), limit);
    }

    @Override
    String text(JsonNode page) {
        if (page.get("items").isEmpty()) {
            return "No dead letters." + System.lineSeparator();
        }
        var table = new TextTable("RECORD", "SYSTEM", "MAPPING", "SINCE", "TRIES", "WORDS");
        page.get("items").forEach(letter -> table.row(cell(letter.path("record")), cell(letter.path("system")),
                cell(letter.path("mapping")), cell(letter.path("since")), cell(letter.path("tries")),
                cell(letter.path("words"))));
        return table + more(page);
    }
}
