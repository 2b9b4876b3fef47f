package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import io.attune.runtime.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What {@code demo} and {@code start} have in common. */
final class ServerOptions {

    static final int PORT = 8080;
    private static final int LAST_PORT = 65_535;

    int port;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "ADDRESS",
            description = "The address to listen on (default: ${DEFAULT-VALUE}; 0.0.0.0 for all).")
    String host;

    @Option(names = "--data-dir", paramLabel = "FOLDER",
            description = "Where the database and the secrets made here are kept (default: data beside the launcher).")
    Optional<Path> dataDir;

    @Mixin
    private FileOptions files;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--port", defaultValue = "" + PORT, paramLabel = "PORT",
            description = "The port to listen on (default: ${DEFAULT-VALUE}; 0 for any free one).")
    void setPort(int wanted) {
        if (wanted < 0 || wanted > LAST_PORT) {
            throw new ParameterException(spec.commandLine(),
                    "--port is a number from 0 to " + LAST_PORT + ", not " + wanted);
        }
        port = wanted == 0 ? freePort() : wanted;
    }

    /**
     * Asked before anything is started that would have to be stopped again.
     *
     * @throws StartRefused if nobody can listen there
     */
    void requireAddress() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (BindException e) {
            throw new StartRefused("nobody can listen on " + host + " port " + port + " (" + e.getMessage()
                    + "): choose another with --port, or --host", e);
        } catch (IOException e) {
            throw new StartRefused("--host " + host + " is not an address of this machine", e);
        }
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
