package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "approve", mixinStandardHelpOptions = true,
        description = "Lets the version of a mapping come into force that waits, since it would write many records.")
final class MappingsApprove extends ApiCommand {

    @Parameters(index = "0", paramLabel = "MAPPING", description = "Its name.")
    private String name;

    @Option(names = "--version-number", paramLabel = "N",
            description = "The version that you have looked at; any other one is refused.")
    private Integer version;

    @Mixin
    private DecidedBy by;

    @Override
    ApiAnswer ask(ApiClient api) {
        var body = Canonical.NODES.objectNode().put("by", by.name);
        return api.post(ApiPath.of("mappings", name, "approve"), version == null ? body : body.put("version", version));
    }

    @Override
    String text(JsonNode answer) {
        return "The mapping " + name + " comes into force in its new version within a second; its records follow."
                + System.lineSeparator();
    }
}
