package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "decide", mixinStandardHelpOptions = true,
        description = "Says whether records are the same, different, or to be ignored.")
final class DuplicatesDecide extends ApiCommand {

    @Parameters(index = "0", paramLabel = "DUPLICATE", description = "Its number.")
    private long id;

    @Parameters(index = "1", paramLabel = "same|different|ignore",
            description = "same: they are one. different: they stay two. ignore: nothing is made of it, now and later.")
    private String decision;

    @Mixin
    private DecidedBy by;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.post(ApiPath.of("duplicates", id, "decide"),
                Canonical.NODES.objectNode().put("by", by.name).put("decide", decision));
    }

    @Override
    String text(JsonNode answer) {
        return "Duplicate " + id + " is decided." + System.lineSeparator();
    }
}
