package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors count calls: what is due at the same time travels together. */
class BatchIT {

    private static final long FIRST = 706_405_506_940_370_000L;
    /** `-Dattune.due=10000` for the figure of a large backlog. */
    private static final int COUNT = Integer.getInteger("attune.due", 600);
    /** One by one they would be three each; two keys to look for and three collections, and what else the demo has to tell. */
    private static final int MOST_CALLS = Math.max(14, COUNT * 12 / 1_000);
    private static final int FEW = 60;
    private static final int MANY = 200;
    private static final String NO_COLLECTIONS = "{\"kind\": \"status\", \"status\": 404, \"for\": \"PT10M\", \"match\": \"/composite/\"}";
    private static final String SLOW =
            "{\"kind\": \"latency\", \"latency_ms\": 1000, \"for\": \"PT10M\", \"match\": \"/sobjects/Contact\"}";
    private static final String[] ONE_WAY = Folders.oneWay().impatient().options();
    private static final Duration PATIENCE = Duration.ofMinutes(Math.max(3, COUNT / 1_000));
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final AtomicInteger TESTS = new AtomicInteger();

    private static AttuneProcess attune;

    /** Each test has customers of its own. */
    private final int nth = TESTS.incrementAndGet();
    private final long first = FIRST + 1_000_000L * nth;
    private final String name = "Nora" + nth;

    /** What is due waits there for another that delivers: each test has one of its own, which knows of no test before. */
    @BeforeAll
    static void start() {
        attune = AttuneProcess.takingInOnly(Map.of(), ONE_WAY);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @AfterEach
    void calm() {
        new SandboxCrm(attune).calm();
    }

    @Test
    void hundredsThatAreDueReachTheCrmInAHandfulOfCalls() {
        due(COUNT);
        try (var delivers = attune.replica(ONE_WAY)) {
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> made().size() == COUNT);

            double calls = delivers.calls("crm", "find") + delivers.calls("crm", "upsert");
            System.out.println(COUNT + " due contacts: " + calls + " calls");
            assertTrue(calls <= MOST_CALLS, "calls: " + calls);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a collection that is refused as a whole goes apart | {"kind": "status", "status": 400, "for": "PT10M", "match": "/composite/"}
            a CRM without collections is called one by one     | {"kind": "status", "status": 404, "for": "PT10M", "match": "/composite/"}
            what may be done of a collection is looked for     | {"kind": "timeout_after", "calls": 2, "match": "/composite/"}
            """)
    void whateverBecomesOfACollectionEachRecordIsMadeOnce(String what, String fault) {
        new SandboxCrm(attune).fail(fault);
        due(FEW);
        try (var delivers = attune.replica(ONE_WAY)) {
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> new HashSet<>(made()).size() == FEW);
            assertEquals(FEW, made().size());
            assertTrue(delivers.calls("crm", "find") < FEW, "they went one by one from the start");
        }
    }

    /** Hundreds are due once more, and the CRM is slow: who comes now does not wait for them. */
    @Test
    void whatIsLiveOvertakesAReplayOfMany() {
        var crm = new SandboxCrm(attune);
        var api = new AttuneApi(attune);
        crm.fail("{\"kind\": \"status\", \"status\": 400, \"for\": \"PT10M\", \"match\": \"/sobjects/\"}");
        due(MANY);
        try (var delivers = attune.replica(ONE_WAY)) {
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> api.list("dead-letters?limit=" + MANY).size() == MANY);
            crm.calm();
            crm.fail(NO_COLLECTIONS);
            crm.fail(SLOW);

            api.post("dead-letters/replay?all=true", "");
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> !made().isEmpty());
            var live = ShopWebhook.customer("customers/create", first + MANY, "Liv", "2026-11-22T08:00:00-05:00");
            assertEquals(202, delivers.send(live.to(delivers)).statusCode());
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> !named("Liv").isEmpty());

            int made = made().size();
            assertTrue(made < MANY / 2, made + " of " + MANY + " went before it");
            crm.calm();
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> made().size() == MANY);
        }
    }

    @Test
    void aProcessThatIsToldToStopEndsItsCallsAndLeavesTheRestToOthers() {
        var crm = new SandboxCrm(attune);
        crm.fail(NO_COLLECTIONS);
        crm.fail(SLOW);
        due(FEW);
        try (var stops = attune.replica(ONE_WAY)) {
            await().atMost(PATIENCE).until(() -> !made().isEmpty());
            assertEquals(143, stops.stop(), "ended by SIGTERM, in order");
            assertFalse(stops.output().contains("call.unanswered"), "a call was cut off");
            assertFalse(stops.output().contains("delivery.cut-off"), "what waited for its call never made it");
        }
        crm.calm();
        try (var others = attune.replica(ONE_WAY)) {
            await().atMost(PATIENCE).pollInterval(SHORT).until(() -> new HashSet<>(made()).size() == FEW);
            assertEquals(FEW, made().size());
        }
    }

    /** New customers, and all that they lead to is due, and waits for a process that delivers. */
    private void due(int count) {
        LongStream.range(first, first + count)
                .mapToObj(id -> ShopWebhook.customer("customers/create", id, name, "2026-11-22T08:00:00-05:00"))
                .parallel().forEach(webhook -> assertEquals(202, attune.send(webhook.to(attune)).statusCode()));
        var api = new AttuneApi(attune);
        await().atMost(PATIENCE).until(() -> api.list("events?state=stored&limit=1").isEmpty());
    }

    private List<String> made() {
        return named(name);
    }

    private static List<String> named(String name) {
        return new SandboxCrm(attune).query("SELECT Shopify_Customer_Id__c FROM Contact WHERE FirstName = '" + name + "'").stream()
                .map(contact -> contact.get("Shopify_Customer_Id__c").asText()).toList();
    }
}
