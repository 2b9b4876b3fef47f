package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists held deletes, the longest waiting first.")
final class DeletesList extends ListCommand {

    @Mixin
    private DeleteFilters filters;

    @Override
    String path() {
        return "/deletes";
    }

    @Override
    QueryString query() {
        return filters.query();
    }

    @Override
    String none() {
        return "No held deletes.";
    }

    @Override
    String[] columns() {
        return new String[] {"RECORD", "MAPPING", "SYSTEM", "ID", "SINCE", "WHY"};
    }

    @Override
    List<String> cells(JsonNode one) {
        return cells(one, "record", "mapping", "system", "id", "since", "why");
    }
}
