package io.attune.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code start} have in common. */
final class ServerOptions {

    /** The folder of the launcher; what is not said otherwise lies in it. */
    private static final Path HOME = Path.of(System.getProperty("attune.home", "")).toAbsolutePath();

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT",
            description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all).")
    String host;

    @Option(names = "--data-dir", paramLabel = "FOLDER",
            description = "Where the database and the secrets made here are kept (default: data beside the launcher).")
    Optional<Path> dataDir;

    @Option(names = "--connections", paramLabel = "FILE", description = "The connections file (default: connections.yaml).")
    Optional<Path> connections;

    @Option(names = "--connectors", paramLabel = "FOLDER", description = "The connector files (default: connectors).")
    Optional<Path> connectors;

    @Option(names = "--mappings", paramLabel = "FOLDER", description = "The mapping files (default: mappings).")
    Optional<Path> mappings;

    Path dataDir() {
        return dataDir.orElse(HOME.resolve("data"));
    }

    Path connections() {
        return connections.orElse(HOME.resolve("connections.yaml"));
    }

    Path connectors() {
        return connectors.orElse(HOME.resolve("connectors"));
    }

    Path mappings() {
        return mappings.orElse(HOME.resolve("mappings"));
    }

    String address() {
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
    }
}
