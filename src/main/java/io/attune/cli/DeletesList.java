package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists held deletes, the longest waiting first.")
final class DeletesList extends ApiCommand {

    @Mixin
    private DeleteFilters filters;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.list("/deletes", filters.query(), limit);
    }

    @Override
    String text(JsonNode page) {
        if (page.get("items").isEmpty()) {
            return "No held deletes." + System.lineSeparator();
        }
        var table = new TextTable("RECORD", "MAPPING", "SYSTEM", "ID", "SINCE", "WHY");
        page.get("items").forEach(one -> table.row(cell(one.path("record")), cell(one.path("mapping")),
                cell(one.path("system")), cell(one.path("id")), cell(one.path("since")), cell(one.path("why"))));
        return table + more(page);
    }
}
