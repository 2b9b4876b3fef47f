package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code start} have in common. */
final class ServerOptions {

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT",
            description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all).")
    String host;

    @Option(names = "--data-dir", paramLabel = "FOLDER",
            description = "Where the database and the secrets made here are kept (default: data beside the launcher).")
    Optional<Path> dataDir;

    @Mixin
    private FileOptions files;

    Path dataDir() {
        return dataDir.orElse(FileOptions.HOME.resolve("data"));
    }

    CatalogFiles files() {
        return files.files();
    }

    String address() {
        return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + port;
    }
}
