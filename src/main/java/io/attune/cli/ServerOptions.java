package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code demo} and {@code start} have in common. */
final class ServerOptions {

    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all).")
    String host;

    @Option(names = "--data-dir", paramLabel = "FOLDER",
            description = "Where the database and the secrets made here are kept (default: data beside the launcher).")
    Optional<Path> dataDir;

    @Mixin
    private FileOptions files;

    @Option(names = "--port", defaultValue = "8080", paramLabel = "PORT",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; 0 for any free one).")
    void setPort(int wanted) {
        port = wanted == 0 ? freePort() : wanted;
    }

    /** Known before the server runs, since the demo's connections and the start text name it. */
    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

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
