package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

@Command(name = "list", mixinStandardHelpOptions = true,
        description = "Lists the mappings in force, versions that wait for approval, and the faults of files.")
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
        var waiting = new StringBuilder();
        answer.path("items").forEach(one -> waiting.append(waiting(one)));
        return table + below(waiting) + below(faults);
    }

    private static String below(StringBuilder text) {
        return text.isEmpty() ? "" : System.lineSeparator() + text;
    }

    /** What waits, with examples, and what lets it. */
    private static String waiting(JsonNode mapping) {
        var version = mapping.path("waiting");
        if (!version.isObject()) {
            return "";
        }
        var text = new StringBuilder("%s: version %s waits for approval: it %s%n".formatted(cell(mapping.path("name")),
                cell(version.path("version")), cell(version.path("words"))));
        version.path("examples").forEach(one -> text.append("  %s in %s of record %s: %s -> %s%n".formatted(
                cell(one.path("field")), cell(one.path("system")), cell(one.path("record")), value(one.get("before")),
                value(one.get("after")))));
        return text + "  ./attune mappings approve %s%n".formatted(cell(mapping.path("name")));
    }

    private static String value(JsonNode value) {
        return value == null || value.isNull() ? "?" : JsonText.write(value);
    }

    private static String systems(JsonNode mapping) {
        return StreamSupport.stream(mapping.path("systems").spliterator(), false)
                .map(system -> system.path("name").asText())
                .collect(Collectors.joining(", "));
    }
}
