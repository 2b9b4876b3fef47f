package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The Attune that is measured: one of our own, started as anybody starts it, on a folder of its own that is gone
 * afterwards; or one that runs already, of which neither process nor database is known.
 */
final class Subject implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(180);
    private static final long STOP_SECONDS = 75;

    private final URI url;
    private final Optional<Process> process;
    private final Path folder;
    private boolean ready;

    private Subject(URI url, Optional<Process> process, Path folder) {
        this.url = url;
        this.process = process;
        this.folder = folder;
        process.ifPresent(one -> Runtime.getRuntime().addShutdownHook(new Thread(one::destroy, "bench-end")));
    }

    /** Returns when it is ready. */
    static Subject of(Plan plan, String sink) {
        try {
            var subject = plan.subject().url().map(url -> new Subject(url, Optional.empty(), Path.of("")))
                    .orElseGet(() -> started(plan, sink));
            subject.awaitReady();
            return subject;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while Attune was starting", e);
        }
    }

    private static Subject started(Plan plan, String sink) {
        try {
            var folder = Files.createTempDirectory(Files.createDirectories(plan.results()), "run-");
            Files.createDirectories(folder.resolve("mappings"));
            Files.writeString(folder.resolve("mappings/customer.yaml"), Webhooks.resource("customer.yaml"));
            Files.writeString(folder.resolve("connections.yaml"), plan.target().kind().connections());
            connectors(plan.home().resolve("connectors"), Files.createDirectories(folder.resolve("connectors")));
            int port = freePort();
            return new Subject(URI.create("http://127.0.0.1:" + port),
                    Optional.of(builder(plan, folder, port, sink).start()), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that are shipped, and the bench's own. */
    private static void connectors(Path shipped, Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(shipped, "*.yaml")) {
            for (var file : files) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("plain.yaml"), Webhooks.resource("plain.yaml"));
    }

    private static ProcessBuilder builder(Plan plan, Path folder, int port, String sink) {
        var command = new ArrayList<>(List.of(plan.home().resolve("attune").toString(), "start",
                "--port", Integer.toString(port), "--data-dir", folder.resolve("data").toString(),
                "--connections", folder.resolve("connections.yaml").toString(),
                "--connectors", folder.resolve("connectors").toString(),
                "--mappings", folder.resolve("mappings").toString()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(folder.resolve("attune.log").toFile());
        Surroundings.set(builder.environment(), plan, sink);
        return builder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws InterruptedException {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(url.resolve("/q/health/ready")).timeout(Duration.ofSeconds(5)).build();
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(client, request)) {
            if (System.nanoTime() > end || process.filter(one -> !one.isAlive()).isPresent()) {
                close();
                throw new BenchFailed("Attune at " + url + " is not ready" + words());
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        ready = true;
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private String words() {
        return process.isPresent() ? "; its log is " + folder.resolve("attune.log") : "";
    }

    URI url() {
        return url;
    }

    /** Empty where somebody else started it. */
    Optional<ProcessHandle> attune() {
        return process.map(Process::toHandle);
    }

    /** The server process of its database. */
    Optional<ProcessHandle> postmaster() {
        return process.flatMap(one -> ProcessHandle.of(Long.parseLong(pidFile().get(0).strip())));
    }

    Optional<DatabaseAddress> database() {
        return process.map(one -> new DatabaseAddress(
                "postgresql://127.0.0.1:" + pidFile().get(3).strip() + "/attune", "postgres", password()));
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String password() {
        try {
            return Files.readString(folder.resolve("data/postgres.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops what it started, and nothing else. Its log stays where it did not come to be ready. */
    @Override
    public void close() {
        process.ifPresent(one -> {
            one.destroy();
            try {
                if (!one.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    one.destroyForcibly();
                }
                delete(ready ? folder : folder.resolve("data"));
            } catch (InterruptedException e) {
                one.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
