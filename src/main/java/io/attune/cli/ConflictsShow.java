package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true,
        description = "Shows one conflict: both values, and where they came from.")
final class ConflictsShow extends ApiCommand {

    @Parameters(paramLabel = "CONFLICT", description = "Its number.")
    private long id;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get(ApiPath.of("conflicts", id));
    }

    @Override
    String text(JsonNode conflict) {
        var facts = new TextTable("conflict", cell(conflict.path("id")));
        for (var name : new String[] {"record", "mapping", "field", "at", "policy"}) {
            facts.row(name, cell(conflict.path(name)));
        }
        facts.row("state", ConflictsList.state(conflict));
        if (conflict.has("chosen")) {
            facts.row("chosen", cell(conflict.path("chosen")));
        }
        var sides = new TextTable("", "VALUE", "SYSTEM", "EDITED", "BY");
        sides.row(side("kept", conflict.path("kept")));
        sides.row(side("lost", conflict.path("lost")));
        return facts + System.lineSeparator() + sides;
    }

    private static List<String> side(String name, JsonNode side) {
        var from = side.path("from").isTextual() ? side.path("from").asText() + " to " : "";
        return List.of(name, cell(side.path("value")), cell(side.path("system")),
                from + cell(side.path("to")), cell(side.path("actor")));
    }
}
