package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows one question whether records are one.")
final class DuplicatesShow extends ApiCommand {

    @Parameters(paramLabel = "DUPLICATE", description = "Its number.")
    private long id;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.get(ApiPath.of("duplicates", id));
    }

    @Override
    String text(JsonNode duplicate) {
        var facts = new TextTable("duplicate", cell(duplicate.path("id")));
        for (var name : new String[] {"mapping", "system", "ext_id", "record", "other", "reason", "at"}) {
            facts.row(name, cell(duplicate.path(name)));
        }
        return facts.row("state", DuplicatesList.state(duplicate)).toString();
    }
}
