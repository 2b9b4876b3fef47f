package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists records that may be one, the latest first.")
final class DuplicatesList extends ApiCommand {

    @Option(names = "--mapping", paramLabel = "NAME", description = "Of this kind of record.")
    private Optional<String> mapping;

    @Option(names = "--record", paramLabel = "ID", description = "With this record.")
    private Optional<UUID> record;

    @Option(names = "--decided", paramLabel = "WORD", description = "open, same, different or ignore.")
    private Optional<String> decided;

    @Option(names = "--limit", defaultValue = "50", paramLabel = "N",
            description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.list("/duplicates", QueryString.NONE
                .with("mapping", mapping)
                .with("record", record)
                .with("decided", decided), limit);
    }

    @Override
    String text(JsonNode page) {
        if (page.get("items").isEmpty()) {
            return "No duplicates." + System.lineSeparator();
        }
        var table = new TextTable("DUPLICATE", "AT", "MAPPING", "ID", "RECORD", "OTHER", "STATE", "WHY");
        page.get("items").forEach(one -> table.row(cell(one.path("id")), cell(one.path("at")),
                cell(one.path("mapping")), cell(one.path("system")) + ":" + cell(one.path("ext_id")),
                cell(one.path("record")), cell(one.path("other")), state(one), cell(one.path("reason"))));
        return table + more(page);
    }

    static String state(JsonNode duplicate) {
        return duplicate.path("decided").isTextual()
                ? duplicate.path("decided").asText() + ", by " + duplicate.path("decided_by").asText()
                : "open";
    }
}
