package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    private static final String ONLY_TAKES_IN =
            " -Dattune.delivery.concurrency=0 -Dattune.event.quota=" + Integer.MAX_VALUE;

    private final URI url;
    private final Optional<ProcessBuilder> builder;
    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();
    private boolean ready;

    private Subject(URI url, Optional<ProcessBuilder> builder, Path folder) {
        this.url = url;
        this.builder = builder;
        this.folder = folder;
    }

    /** Returns when it is ready. */
    static Subject of(Plan plan, String sink) {
        try {
            var subject = plan.subject().url().map(url -> new Subject(url, Optional.empty(), Path.of("")))
                    .orElseGet(() -> own(Launch.prepared(plan, sink)));
            subject.start();
            return subject;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Subject own(Launch launch) {
        return new Subject(launch.url(), Optional.of(launch.process()), launch.folder());
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while Attune was starting or stopping", e);
    }

    /**
     * Stops and starts it on what it has.
     *
     * @param delivers whether it goes on with what is due, or only takes in
     * @throws BenchFailed where it is not ours
     */
    void restart(boolean delivers) {
        var own = builder.orElseThrow(() -> new BenchFailed("what somebody else started cannot be started again"));
        own.environment().compute("ATTUNE_JAVA_OPTS", (name, before) -> (Optional.ofNullable(before).orElse("")
                .replace(ONLY_TAKES_IN, "") + (delivers ? "" : ONLY_TAKES_IN)));
        try {
            stop();
            start();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Stops it, and how long it takes to be ready once more, on what it has; empty where it is not ours. */
    Optional<Duration> readyAgain() {
        if (builder.isEmpty()) {
            return Optional.empty();
        }
        try {
            stop();
            long begin = System.nanoTime();
            start();
            return Optional.of(Duration.ofNanos(System.nanoTime() - begin));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void start() throws InterruptedException {
        process = builder.map(Subject::launched);
        awaitReady();
    }

    private static Process launched(ProcessBuilder builder) {
        try {
            var process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "bench-end"));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() throws InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (System.nanoTime() > end || process.filter(one -> !one.isAlive()).isPresent()) {
                close();
                throw new BenchFailed("Attune at " + url + " is not ready" + words());
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        ready = true;
    }

    private HttpRequest asking(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(5)).build();
    }

    private boolean isReady() throws InterruptedException {
        try {
            return client.send(asking("/q/health/ready"), BodyHandlers.discarding()).statusCode() == 200;
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
        if (process.isPresent()) {
            try {
                stop();
                delete(ready ? folder : folder.resolve("data"));
            } catch (InterruptedException e) {
                process.get().destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop() throws InterruptedException {
        if (process.isPresent()) {
            process.get().destroy();
            if (!process.get().waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.get().destroyForcibly();
            }
        }
    }

    /** How many deliveries to a connection wait, as its metrics tell; 0 where it is too busy to tell. */
    long due(String connection) {
        var begin = "backlog_deliveries{connection=\"" + connection + "\",state=\"due\"";
        try {
            return client.send(asking("/q/metrics"), BodyHandlers.ofString()).body().lines()
                    .filter(line -> line.startsWith(begin))
                    .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
