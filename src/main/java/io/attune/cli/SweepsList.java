package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;

@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists the sweeps of every system of each mapping: how the last one went, when the next is due.")
final class SweepsList extends ApiCommand {

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get("/sweeps");
    }

    @Override
    String text(JsonNode answer) {
        if (answer.get("items").isEmpty()) {
            return "No sweeps." + System.lineSeparator();
        }
        var table = new TextTable("MAPPING", "SYSTEM", "KIND", "NEXT", "LAST", "RECORDS", "UNHEARD", "FAILED");
        answer.get("items").forEach(one -> table.row(cell(one.path("mapping")), cell(one.path("system")),
                cell(one.path("kind")), one.path("running").asBoolean() ? "under way" : cell(one.path("due_at")),
                cell(one.path("ended_at")), cell(one.path("records")), cell(one.path("unheard")),
                cell(one.path("failed"))));
        return table.toString();
    }
}
