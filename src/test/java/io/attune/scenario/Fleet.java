package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Attunes on one database, a balancer before them, and a proxy that can cut before the database and before the CRMs that
 * they write to.
 */
final class Fleet implements AutoCloseable {

    private static final long SEED = Long.getLong("attune.seed", 20_261_123L);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** So long that whatever waits for its end fails the test: nothing may. */
    private static final String LEASE = "PT10M";
    private static final Path FILES = Path.of("src/test/resources/scenario/outages");

    final TestDatabase database;
    final CountingCrm crm = CountingCrm.listening();
    final Cutter toDatabase;
    final Cutter toCrm;
    final List<AttuneProcess> processes;
    final Balancer balancer;

    private Fleet(Path folder, int count, Map<String, String> environment) {
        database = TestDatabase.started(folder.resolve("database"));
        toDatabase = Cutter.before(database.port(), SEED);
        toCrm = Cutter.before(crm.port(), SEED + 1);
        var all = new HashMap<>(environment());
        all.put("ATTUNE_DRAIN", "PT2S");
        all.put("ATTUNE_DELIVERY_PROBE_EVERY", "PT2S");
        all.putAll(environment);
        var files = files(folder);
        processes = IntStream.range(0, count).parallel().mapToObj(i -> AttuneProcess.on(all, files)).toList();
        balancer = Balancer.before(processes);
    }

    /** @param environment of each, beside what it needs */
    static Fleet of(int count, Map<String, String> environment) {
        try {
            var target = Files.createDirectories(Path.of("target", "scenarios").toAbsolutePath());
            return new Fleet(Files.createTempDirectory(target, "fleet-"), count, environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> environment() {
        var crms = "http://127.0.0.1:" + toCrm.port();
        return Map.of(
                "ATTUNE_DATABASE_URL", "postgresql://127.0.0.1:" + toDatabase.port() + "/attune",
                "ATTUNE_DATABASE_USER", database.address().user(),
                "ATTUNE_DATABASE_PASSWORD", database.address().password(),
                "ATTUNE_API_TOKEN", "a-token-that-only-tests-have",
                "ATTUNE_EGRESS_ALLOW", crms,
                "COUNTING_URL", crms,
                "ATTUNE_SHOP_WEBHOOK_SECRET", ShopWebhook.SECRET,
                "ATTUNE_SHOP_TOKEN", "attune-demo-shop-token",
                "ATTUNE_EVENT_LEASE", LEASE);
    }

    private static String[] files(Path folder) {
        try {
            var connectors = Files.createDirectories(folder.resolve("connectors"));
            var mappings = Files.createDirectories(folder.resolve("mappings"));
            copy(FILES.resolve("counting.yaml"), connectors);
            copy(Path.of("connectors", "shopify.yaml"), connectors);
            for (var mapping : List.of("customer.yaml", "buyer.yaml", "errand.yaml")) {
                copy(FILES.resolve(mapping), mappings);
            }
            return new String[] {"--connections", FILES.resolve("connections.yaml").toString(),
                "--connectors", connectors.toString(), "--mappings", mappings.toString()};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()));
    }

    /** Returns when so many were. */
    void acknowledged(OpenLoad load, int count) {
        await().atMost(PATIENCE).until(() -> load.acknowledged() >= count);
    }

    /** All that were acknowledged are at the CRM, and nobody is there twice. */
    void holdsOnce(OpenLoad load) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            var missing = new TreeSet<>(load.people());
            missing.removeAll(crm.made().keySet());
            assertEquals(new TreeSet<>(), missing, "lost");
        });
        assertEquals(List.of(), crm.twice(), "made twice");
    }

    @Override
    public void close() {
        balancer.close();
        processes.parallelStream().forEach(AttuneProcess::close);
        toCrm.close();
        toDatabase.close();
        crm.close();
        database.close();
    }
}
