package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists dead letters, the longest waiting first.")
final class DeadLettersList extends ListCommand {

    @Mixin
    private DeadLetterFilters filters;

    @Override
    String path() {
        return "/dead-letters";
    }

    @Override
    QueryString query() {
        return filters.query();
    }

    @Override
    String none() {
        return "No dead letters.";
    }

    @Override
    String[] columns() {
        return new String[] {"RECORD", "SYSTEM", "MAPPING", "SINCE", "TRIES", "WORDS"};
    }

    @Override
    List<String> cells(JsonNode one) {
        return cells(one, "record", "system", "mapping", "since", "tries", "words");
    }
}
