package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists conflicts, the latest first.")
final class ConflictsList extends ListCommand {

    @Option(names = "--mapping", paramLabel = "NAME", description = "Of this kind of record.")
    private Optional<String> mapping;

    @Option(names = "--record", paramLabel = "ID", description = "Of this record.")
    private Optional<UUID> record;

    @Option(names = "--field", paramLabel = "NAME", description = "Of this field.")
    private Optional<String> field;

    @Option(names = "--open", description = "Only those that wait for a person.")
    private boolean open;

    @Option(names = "--since", paramLabel = "WHEN",
            description = "Found then or later: 2026-11-22T08:30:00Z, 2026-11-22, or PT2H for two hours ago.")
    private Optional<String> since;

    @Override
    String path() {
        return "/conflicts";
    }

    @Override
    QueryString query() {
        return QueryString.NONE
                .with("mapping", mapping)
                .with("record", record)
                .with("field", field)
                .with("open", open ? Optional.of(true) : Optional.empty())
                .with("since", since);
    }

    @Override
    String none() {
        return "No conflicts.";
    }

    @Override
    String[] columns() {
        return new String[] {"CONFLICT", "AT", "RECORD", "FIELD", "KEPT", "LOST", "STATE", "WHY"};
    }

    @Override
    List<String> cells(JsonNode one) {
        return List.of(cell(one.path("id")), cell(one.path("at")), cell(one.path("record")), cell(one.path("field")),
                side(one.path("kept")), side(one.path("lost")), state(one), cell(one.path("policy")));
    }

    private static String side(JsonNode side) {
        return (cell(side.path("value")) + " (" + cell(side.path("system")) + ")").strip();
    }

    static String state(JsonNode conflict) {
        if (conflict.path("open").asBoolean()) {
            return "open";
        }
        return conflict.path("decided_by").isTextual() ? "decided by " + conflict.path("decided_by").asText() : "over";
    }
}
