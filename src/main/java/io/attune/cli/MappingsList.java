package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists the mappings in force, and the faults of files that are not.")
final class MappingsList extends ApiCommand {

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get("/mappings");
    }

    @Override
    String text(JsonNode answer) {
        var table = new TextTable("MAPPING", "VERSION", "SINCE", "SYSTEMS");
        answer.path("items").forEach(one -> table.row(cell(one.path("name")), cell(one.path("version")),
                cell(one.path("versions").path(0).path("activated_at")), systems(one)));
        var faults = new StringBuilder();
        answer.path("faults").forEach(fault -> faults.append("%s:%s:%s: %s%n".formatted(cell(fault.path("file")),
                cell(fault.path("line")), cell(fault.path("column")), cell(fault.path("message")))));
        return table + (faults.isEmpty() ? "" : System.lineSeparator() + faults);
    }

    private static String systems(JsonNode mapping) {
        return StreamSupport.stream(mapping.path("systems").spliterator(), false)
                .map(system -> system.path("name").asText())
                .collect(Collectors.joining(", "));
    }
}
