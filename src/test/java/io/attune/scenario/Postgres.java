package io.attune.scenario;

import static org.awaitility.Awaitility.await;

import io.attune.runtime.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The PostgreSQL in the data folder of an Attune, killed and started by hand. */
record Postgres(Path cluster) {

    /** It does not run as root; Attune starts it in the same way then. */
    private static final String UNPRIVILEGED = "root".equals(System.getProperty("user.name")) ? "unshare -U " : "";

    static Postgres of(AttuneProcess attune) {
        return new Postgres(attune.data().resolve("postgres").toAbsolutePath());
    }

    /** As `kill -9`; its children end by themselves when they notice. */
    void kill() {
        var server = ProcessHandle.of(Long.parseLong(lines("postmaster.pid").get(0).strip())).orElseThrow();
        var children = server.children().toList();
        server.destroyForcibly();
        await().atMost(Duration.ofSeconds(30)).until(() ->
                !server.isAlive() && children.stream().noneMatch(ProcessHandle::isAlive));
    }

    /** Again, as it was started last, on the same port; returns when it can be reached. */
    void start() {
        try {
            int port = port();
            var log = cluster.resolveSibling("postgres.log").toFile();
            new ProcessBuilder("sh", "-c", "exec " + UNPRIVILEGED + lines("postmaster.opts").get(0))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log)).start();
            await().atMost(Duration.ofSeconds(60)).until(() -> isReached(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int port() {
        return Integer.parseInt(lines("postmaster.pid").get(3).strip());
    }

    DatabaseAddress address() {
        try {
            return new DatabaseAddress("postgresql://127.0.0.1:" + port() + "/attune", "postgres",
                    Files.readString(cluster.resolveSibling("postgres.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What always holds in it does; in a data folder without one there is nothing to be looked at. */
    void mustBeSound() {
        if (Files.exists(cluster.resolve("postmaster.pid"))) {
            Invariants.hold(query -> TestDatabase.one(address(), query));
        }
    }

    private static boolean isReached(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(cluster.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
