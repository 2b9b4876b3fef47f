package io.attune.scenario;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** `./attune`, as people start it, in a process of its own, with a data folder that outlives it. */
final class AttuneProcess extends RunningAttune implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Map<String, String> IMPATIENT = Map.of(
            "ATTUNE_DELIVERY_PROBE_EVERY", "PT2S", "ATTUNE_CALL_BREAKER_WAIT", "PT2S");

    private final Path folder;
    private final List<String> command;
    private final Map<String, String> environment;
    private Process process;
    private Instant ready = Instant.EPOCH;

    private AttuneProcess(Path folder, int port, List<String> command, Map<String, String> environment) {
        super(port);
        this.folder = folder;
        this.command = command;
        this.environment = environment;
    }

    /** @param extra options of `attune demo` beside the port and the data folder */
    static AttuneProcess started(String... extra) {
        return started(Stream.concat(Stream.of("demo"), Stream.of(extra)).toList(), Map.of());
    }

    /** `attune demo`, but what waits for a system to come back looks for it as often as a test can wait. */
    static AttuneProcess impatient(String... extra) {
        return started(Stream.concat(Stream.of("demo"), Stream.of(extra)).toList(), IMPATIENT);
    }

    /** `attune demo` with more in its environment; what comes in waits, until it is started again or has a replica. */
    static AttuneProcess takingInOnly(Map<String, String> environment, String... extra) {
        var attune = made(Stream.concat(Stream.of("demo"), Stream.of(extra)).toList(), environment);
        attune.startTakingInOnly();
        return attune;
    }

    /** `./attune start` with this in its environment: on a database, with systems and files that others keep. */
    static AttuneProcess on(Map<String, String> environment, String... extra) {
        return started(Stream.concat(Stream.of("start"), Stream.of(extra)).toList(), environment);
    }

    /** `./attune start` on this one's database, with its sandbox. */
    AttuneProcess replica(String... extra) {
        var database = Postgres.of(this).address();
        return started(Stream.concat(Stream.of("start"), Stream.of(extra)).toList(), Map.ofEntries(
                Map.entry("ATTUNE_DATABASE_URL", database.url()),
                Map.entry("ATTUNE_DATABASE_USER", database.user()),
                Map.entry("ATTUNE_DATABASE_PASSWORD", database.password()),
                Map.entry("ATTUNE_API_TOKEN", token()),
                Map.entry("ATTUNE_EGRESS_ALLOW", "http://127.0.0.1:" + port()),
                Map.entry("ATTUNE_SANDBOX_URL", "http://127.0.0.1:" + port() + "/sandbox"),
                Map.entry("ATTUNE_SHOP_WEBHOOK_SECRET", "attune-demo-shop-webhook-secret"),
                Map.entry("ATTUNE_SHOP_TOKEN", "attune-demo-shop-token"),
                Map.entry("ATTUNE_CRM_CLIENT_ID", "attune-demo"),
                Map.entry("ATTUNE_CRM_CLIENT_SECRET", "attune-demo-crm-secret"),
                Map.entry("ATTUNE_CRM_WEBHOOK_SECRET", "attune-demo-crm-webhook-secret"),
                Map.entry("ATTUNE_DESK_TOKEN", "attune-demo-desk-token"),
                Map.entry("ATTUNE_DESK_WEBHOOK_SECRET", "attune-demo-desk-webhook-secret")));
    }

    private static AttuneProcess started(List<String> command, Map<String, String> environment) {
        var attune = made(command, environment);
        attune.start();
        return attune;
    }

    private static AttuneProcess made(List<String> command, Map<String, String> environment) {
        try {
            var target = Files.createDirectories(Path.of("target", "scenarios"));
            var folder = Files.createTempDirectory(target, command.get(0) + "-");
            ClassArchive.make(folder);
            return new AttuneProcess(folder, freePort(), command, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Again, on what the last one left; returns when it is ready. */
    void start() {
        launch("");
        awaitReady();
    }

    /** One that is not ready in time is ended: nobody has it in hand to end it later. */
    private void awaitReady() {
        try {
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(this::isReady);
        } catch (ConditionTimeoutException e) {
            process.destroy();
            throw e;
        }
    }

    /** As {@link #start()}, but what comes in waits. */
    void startTakingInOnly() {
        launch("-Dattune.delivery.concurrency=0");
        awaitReady();
    }

    /** As {@link #start()}, to die of itself when a moment comes for the n-th time: see {@code Failpoint}. */
    void startToDie(String failpoint, int times) {
        launch("-Dattune.failpoint=" + failpoint + ":" + times);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100)).until(() -> !process.isAlive() || isReady());
        ready = Instant.now();
    }

    /** Since it was ready. */
    Duration age() {
        return Duration.between(ready, Instant.now());
    }

    /** Whether it died, in that time. */
    boolean diesWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Compiled once and quickly, as the demo is anyway: a test is over before more is worth it. */
    private void launch(String javaOptions) {
        var words = new ArrayList<>(List.of("./attune"));
        words.addAll(command);
        words.addAll(List.of("--port", Integer.toString(port()), "--data-dir", data().toString()));
        var builder = new ProcessBuilder(words).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ATTUNE_JAVA_OPTS", "-XX:TieredStopAtLevel=1 " + javaOptions);
        builder.environment().put("ATTUNE_DRAIN", "PT0S");
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("attune ended with " + process.exitValue() + ": " + text(log()));
        }
        try {
            return get("/q/health/ready").statusCode() == 200;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** As `kill -9`: nothing can be finished, and the database lives on without its master. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    /** As Ctrl-C; the exit code. */
    int stop() {
        process.destroy();
        join();
        return process.exitValue();
    }

    private void join() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("attune did not stop: " + text(log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("attune.log");
    }

    String output() {
        return text(log());
    }

    /** Made at the first start. */
    @Override
    String token() {
        return text(data().resolve("api-token")).strip();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its own database goes with it: what always holds there is looked at before. */
    @Override
    public void close() {
        if (process.isAlive()) {
            try {
                Postgres.of(this).mustBeSound();
            } finally {
                stop();
            }
        }
    }
}
