package io.attune.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connector.ConnectorLoader;
import io.attune.connector.Mutation;
import io.attune.document.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files change, break and heal under a running server while webhooks come in: none of them is lost or mapped wrongly. */
class LiveFilesIT {

    private static final long FIRST = 706_405_506_950_000_000L;
    /** Two seconds on a machine that has nothing else to do; a build has. */
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final int MUTATED_PAIRS = 100;

    private static Folders folders;
    private static AttuneProcess attune;

    @BeforeAll
    static void start() {
        folders = Folders.oneWay();
        attune = AttuneProcess.started(folders.options());
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void aBrokenMappingServesOnAndAMendedOneServesSoon() {
        var whole = customer(2);
        try (var traffic = Traffic.flowing(attune, FIRST)) {
            folders.swap(whole.substring(0, whole.length() / 2) + "\n  ][");
            awaitHealth("not in force");
            assertTrue(attune.get("/q/health/ready").body().contains("customer.yaml:"), "the file is named");
            assertTrue(attune.get("/q/metrics").body().contains("\ncatalog_faults 1.0"), "and counted");
            assertTrue(attune.output().contains("mapping.refused file="), "and logged");
            assertEquals(1, version());

            folders.swap(whole);
            await().atMost(SOON).until(() -> version() == 2);
            assertFalse(attune.get("/q/health/ready").body().contains("not in force"));
            traffic.arrivesOnceWithin(ARRIVAL);
        }
    }

    @Test
    void aBrokenConnectorServesOn() {
        var whole = Folders.text(Folders.SALESFORCE);
        try (var traffic = Traffic.flowing(attune, FIRST + 1_000_000)) {
            folders.write(folders.salesforce(), whole.replace("limits:", "limts:"));
            awaitHealth("salesforce.yaml:");
            folders.replace(folders.salesforce(), whole);
            await().atMost(SOON).until(() -> !attune.get("/q/health/ready").body().contains("not in force"));
            traffic.arrivesOnceWithin(ARRIVAL);
        }
    }

    /** Two hundred files, in pairs; each pair is judged before the next one comes. */
    @Test
    void noMutatedFileIsTakenAndNoneLeavesAStackTrace() {
        var customer = folders.mappings().resolve("customer.yaml");
        var mapping = customer(version());
        var connector = Folders.text(Folders.SALESFORCE);
        var mappings = spoilt(mapping, LiveFilesIT::cannotBeInForce).iterator();
        var connectors = spoilt(connector, text -> !ConnectorLoader.load("salesforce", text.getBytes(UTF_8)).isValid()).iterator();
        int activated = count("mapping.activated") + count("connector.activated");
        try (var traffic = Traffic.flowing(attune, FIRST + 2_000_000)) {
            for (int i = 0; i < MUTATED_PAIRS; i++) {
                int ofMapping = refused(customer);
                int ofConnector = refused(folders.salesforce());
                folders.write(folders.salesforce(), connectors.next());
                folders.swap(mappings.next());
                await().atMost(ARRIVAL).pollInterval(Duration.ofMillis(50)).until(
                        () -> refused(customer) > ofMapping && refused(folders.salesforce()) > ofConnector);
            }
            folders.write(folders.salesforce(), connector);
            folders.swap(mapping);
            await().atMost(SOON).until(() -> !attune.get("/q/health/ready").body().contains("not in force"));
            traffic.arrivesOnceWithin(ARRIVAL);
        }
        assertEquals(activated, count("mapping.activated") + count("connector.activated"), "a mutated file came into force");
        assertFalse(attune.output().contains("\"exception\"") || attune.output().contains("\tat "), "a stack trace");
    }

    private static Stream<String> spoilt(String text, Predicate<String> wrongly) {
        return LongStream.iterate(1, seed -> seed + 1).mapToObj(seed -> Mutation.of(text, seed))
                .filter(damaged -> !damaged.equals(text))
                .filter(wrongly);
    }

    /** Faulty, or another content under a number that was in force: all but what happens to have a new number. */
    private static boolean cannotBeInForce(String damaged) {
        return damaged.lines().filter(line -> line.contains("version")).allMatch(("version: " + version())::equals);
    }

    private static int refused(Path file) {
        return count("mapping.refused file=" + file);
    }

    private static String customer(int version) {
        return Folders.text(Folders.ONE_WAY).replace("version: 1", "version: " + version);
    }

    private static void awaitHealth(String words) {
        await().atMost(SOON).until(() -> attune.get("/q/health/ready").body().contains(words));
    }

    /** Of the mapping of customers in force, as the health page has it. */
    private static int version() {
        var health = JsonText.parseOwn(attune.get("/q/health/ready").body());
        for (var check : health.get("checks")) {
            var said = check.path("data").path("mapping customer").asText();
            if (!said.isEmpty()) {
                return Integer.parseInt(said.substring("version ".length()));
            }
        }
        throw new IllegalStateException(health.toString());
    }

    private static int count(String words) {
        return attune.output().split("\"message\":\"" + words + " ", -1).length - 1;
    }
}
