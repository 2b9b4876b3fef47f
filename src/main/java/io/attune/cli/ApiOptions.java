package io.attune.cli;

import io.attune.runtime.OwnSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the running Attune is that a command asks, and how it signs in there. */
final class ApiOptions {

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT",
            description = "The port that Attune listens on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address that it listens on (default: ${DEFAULT-VALUE}).")
    String host;

    @Option(names = "--data-dir", paramLabel = "FOLDER",
            description = "Its data folder, where its token is kept (default: data beside the launcher); "
                    + "ATTUNE_API_TOKEN goes before it.")
    Optional<Path> dataDir;

    @Option(names = "--json", description = "Prints what the API answers, one line of JSON.")
    boolean json;

    String address() {
        return "http://" + host + ":" + port;
    }

    /** Empty where there is neither the variable nor a file that may be read. */
    Optional<String> token() {
        return OwnSecrets.given("ATTUNE_API_TOKEN").or(this::kept);
    }

    private Optional<String> kept() {
        try {
            return Optional.of(Files.readString(tokenFile()).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Path tokenFile() {
        return dataDir.orElse(FileOptions.HOME.resolve("data")).resolve(OwnSecrets.API_TOKEN_FILE);
    }
}
