package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "record", mixinStandardHelpOptions = true,
        description = "Shows a record in each system side by side, and each field's last change.")
final class RecordCommand extends ApiCommand {

    @Parameters(paramLabel = "ID", description = "The id of the record.")
    private UUID id;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get(ApiPath.of("records", id));
    }

    @Override
    String text(JsonNode view) {
        var record = view.path("record");
        var head = "%s %s, version %s of the mapping, %s, changed %s%n".formatted(cell(record.path("mapping")),
                cell(record.path("id")), cell(record.path("mapping_version")), cell(record.path("state")),
                cell(record.path("updated_at")));
        return head + System.lineSeparator() + systems(view) + System.lineSeparator() + fields(view);
    }

    private static String systems(JsonNode view) {
        var table = new TextTable("SYSTEM", "ID", "STATE", "WORDS");
        view.path("systems").fields().forEachRemaining(system -> table.row(system.getKey(),
                cell(system.getValue().path("id")), state(view, system.getKey(), system.getValue()),
                words(view, system.getKey())));
        return table.toString();
    }

    private static String state(JsonNode view, String name, JsonNode system) {
        var lagging = view.path("record").path("lagging").path(name);
        return lagging.isTextual() ? "lags: " + lagging.asText() : cell(system.path("id")).isEmpty() ? "not there"
                : "up to date";
    }

    private static String words(JsonNode view, String system) {
        for (var delivery : view.path("deliveries")) {
            if (delivery.path("system").asText().equals(system)) {
                return cell(delivery.path("words"));
            }
        }
        return "";
    }

    private static String fields(JsonNode view) {
        var systems = new ArrayList<String>();
        view.path("systems").fieldNames().forEachRemaining(systems::add);
        var names = new ArrayList<>(List.of("FIELD", "AGREED"));
        systems.forEach(system -> names.add(system.toUpperCase(java.util.Locale.ROOT)));
        names.add("LAST CHANGE");
        var table = new TextTable(names.toArray(String[]::new));
        view.path("fields").fields()
                .forEachRemaining(field -> table.row(row(field.getKey(), field.getValue(), systems)));
        return table.toString();
    }

    private static List<String> row(String name, JsonNode field, List<String> systems) {
        var cells = new ArrayList<>(List.of(name, cell(field.path("value"))));
        systems.forEach(system -> cells.add(held(field.path("systems").path(system))));
        var change = field.path("last_change");
        cells.add(change.isObject()
                ? "%s by %s, %s".formatted(cell(change.path("at")), cell(change.path("system")),
                        cell(change.path("decision")))
                : "");
        return cells;
    }

    private static String held(JsonNode held) {
        if (held.isMissingNode()) {
            return "";
        }
        var value = held.path("agrees").asBoolean() ? "same" : cell(held.path("value"));
        return held.path("lagging").asBoolean() ? (value + " (lags)").strip() : value;
    }
}
