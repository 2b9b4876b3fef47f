package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists records that may be one, the latest first.")
final class DuplicatesList extends ListCommand {

    @Option(names = "--mapping", paramLabel = "NAME", description = "Of this kind of record.")
    private Optional<String> mapping;

    @Option(names = "--record", paramLabel = "ID", description = "With this record.")
    private Optional<UUID> record;

    @Option(names = "--decided", paramLabel = "WORD", description = "open, same, different or ignore.")
    private Optional<String> decided;

    @Override
    String path() {
        return "/duplicates";
    }

    @Override
    QueryString query() {
        return QueryString.NONE
                .with("mapping", mapping)
                .with("record", record)
                .with("decided", decided);
    }

    @Override
    String none() {
        return "No duplicates.";
    }

    @Override
    String[] columns() {
        return new String[] {"DUPLICATE", "AT", "MAPPING", "ID", "RECORD", "OTHER", "STATE", "WHY"};
    }

    @Override
    List<String> cells(JsonNode one) {
        return List.of(cell(one.path("id")), cell(one.path("at")), cell(one.path("mapping")),
                cell(one.path("system")) + ":" + cell(one.path("ext_id")), cell(one.path("record")),
                cell(one.path("other")), state(one), cell(one.path("reason")));
    }

    static String state(JsonNode duplicate) {
        return duplicate.path("decided").isTextual()
                ? duplicate.path("decided").asText() + ", by " + duplicate.path("decided_by").asText()
                : "open";
    }
}
