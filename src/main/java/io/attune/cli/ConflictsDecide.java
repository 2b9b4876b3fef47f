package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "decide", mixinStandardHelpOptions = true,
        description = "Decides an open conflict: the value is agreed from then on, in all systems.")
final class ConflictsDecide extends ApiCommand {

    @Parameters(paramLabel = "CONFLICT", description = "Its number.")
    private long id;

    @Option(names = "--take", paramLabel = "kept|lost", description = "One of its two values.")
    private Optional<String> take;

    @Option(names = "--value", paramLabel = "VALUE",
            description = "Another value: JSON where it is some (12.50, true, null for blank, '\"007\"'), else a text.")
    private Optional<String> value;

    @Mixin
    private DecidedBy by;

    @Override
    ApiAnswer ask(ApiClient api) {
        if (take.isPresent() == value.isPresent()) {
            return new ApiAnswer.Refused("expected one of --take and --value");
        }
        var decision = Canonical.NODES.objectNode().put("by", by.name);
        take.ifPresent(which -> decision.put("take", which));
        value.ifPresent(text -> decision.set("value", read(text)));
        return api.post(ApiPath.of("conflicts", id, "decide"), decision);
    }

    private static JsonNode read(String text) {
        return JsonText.read(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonText.Reading.Readable read
                ? read.tree()
                : Canonical.NODES.textNode(text);
    }

    @Override
    String text(JsonNode answer) {
        return "Conflict " + id + " is decided." + System.lineSeparator();
    }
}
