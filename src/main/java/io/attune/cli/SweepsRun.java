package io.attune.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Lets a sweep begin within seconds, whatever its schedule says.")
final class SweepsRun extends ApiCommand {

    @Parameters(index = "0", paramLabel = "MAPPING", description = "The mapping.")
    private String mapping;

    @Parameters(index = "1", paramLabel = "SYSTEM", description = "The system, as its mapping names it.")
    private String system;

    @Option(names = "--full", description = "All that it holds, and not only what was changed since the last sweep.")
    private boolean full;

    @Override
    ApiAnswer ask(ApiClient api) {
        return api.post(ApiPath.of("sweeps", mapping, system, "run") + QueryString.NONE.with("full", full));
    }

    @Override
    String text(JsonNode answer) {
        return "It begins within seconds; ./attune sweeps list tells how it went." + System.lineSeparator();
    }
}
