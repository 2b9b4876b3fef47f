package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vendors count calls: what is due at the same time travels together. */
class BatchIT {

    private static final long FIRST = 706_405_506_940_370_000L;
    /** `-Dattune.due=10000` for the figure of a large backlog. */
    private static final int COUNT = Integer.getInteger("attune.due", 600);
    /** One by one they would be three each; two keys to look for and three collections, and what else the demo has to tell. */
    private static final int MOST_CALLS = Math.max(20, COUNT * 12 / 1_000);
    private static final int FEW = 60;
    private static final int EDITS = 100;
    /** The help desk is written one by one, and what it tells of each write is read as it comes: without batches, three calls. */
    private static final double ONE_BY_ONE = 2;
    private static final String[] ONE_WAY = Folders.oneWay().options();
    private static final Duration PATIENCE = Duration.ofMinutes(Math.max(2, COUNT / 1_000));

    @Test
    void hundredsThatAreDueReachTheCrmInAHandfulOfCalls() {
        try (var attune = AttuneProcess.started(ONE_WAY)) {
            attune.stop();
            attune.startTakingInOnly();
            post(attune, COUNT);
            waits(attune, "crm", COUNT);
            attune.stop();
            attune.start();

            var crm = new SandboxCrm(attune);
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> ids(crm).size() == COUNT);

            double calls = calls(attune, "crm", "find") + calls(attune, "crm", "upsert");
            System.out.println(COUNT + " due contacts: " + calls + " calls");
            assertTrue(calls <= MOST_CALLS, "calls: " + calls);
        }
    }

    /** Each edit is read where it was made, and read and written elsewhere; what we wrote there is told back to us. */
    @Test
    void editsInTwoDirectionsTakeLittleMoreThanTheWritesThatGoOneByOne() {
        try (var attune = AttuneProcess.started()) {
            var shop = new SandboxShop(attune);
            var api = new AttuneApi(attune);
            var ids = IntStream.range(0, EDITS).mapToObj(i -> shop.create("edit" + i + "@example.com", "Before")).toList();
            var crm = new SandboxCrm(attune);
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> named(crm, "New") == EDITS);
            api.quiet();
            attune.stop();
            attune.startTakingInOnly();
            ids.forEach(id -> shop.edit(id, "lastName", "Edited"));
            waits(attune, "shop", EDITS);
            attune.stop();
            attune.start();

            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> named(crm, "Edited") == EDITS);
            api.quiet();
            var perEdit = Stream.of("shop", "crm", "desk").collect(Collectors.toMap(Function.identity(), system ->
                    (calls(attune, system, "read") + calls(attune, system, "update")) / EDITS, (a, b) -> a, TreeMap::new));
            System.out.println("calls per edit: " + perEdit);
            perEdit.forEach((system, calls) -> assertTrue(calls <= (system.equals("desk") ? ONE_BY_ONE : 1.2),
                    system + ": " + perEdit));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a collection that is refused as a whole goes apart | {"kind": "status", "status": 400, "for": "PT10M", "match": "/composite/"}
            a CRM without collections is called one by one     | {"kind": "status", "status": 404, "for": "PT10M", "match": "/composite/"}
            what may be done of a collection is looked for     | {"kind": "timeout_after", "calls": 2, "match": "/composite/"}
            """)
    void whateverBecomesOfACollectionEachRecordIsMadeOnce(String name, String fault) {
        try (var attune = AttuneProcess.started(ONE_WAY)) {
            attune.stop();
            attune.startTakingInOnly();
            var answer = attune.post("/sandbox/crm/faults", fault, "Content-Type", "application/json");
            assertEquals(201, answer.statusCode(), answer.body());
            post(attune, FEW);
            waits(attune, "crm", FEW);
            try (var delivers = attune.replica(ONE_WAY)) {
                var crm = new SandboxCrm(attune);
                await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1))
                        .until(() -> new HashSet<>(ids(crm)).size() == FEW);
                assertEquals(FEW, ids(crm).size());
                assertTrue(calls(delivers, "crm", "find") < FEW, "they went one by one from the start");
            }
        }
    }

    private static void post(AttuneProcess attune, int count) {
        LongStream.range(FIRST, FIRST + count)
                .mapToObj(id -> ShopWebhook.customer("customers/create", id, "Nora", "2026-11-22T08:00:00-05:00"))
                .forEach(webhook -> assertEquals(202, attune.send(webhook.to(attune)).statusCode()));
    }

    private static List<String> ids(SandboxCrm crm) {
        return crm.query("SELECT Shopify_Customer_Id__c FROM Contact WHERE FirstName = 'Nora'").stream()
                .map(contact -> contact.get("Shopify_Customer_Id__c").asText()).toList();
    }

    private static int named(SandboxCrm crm, String lastName) {
        return crm.query("SELECT Id FROM Contact WHERE LastName = '" + lastName + "' AND Email LIKE 'edit%'").size();
    }

    private static void waits(AttuneProcess attune, String connection, int count) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() ->
                metric(attune, "backlog_deliveries{connection=\"" + connection + "\",state=\"due\"") >= count);
    }

    private static double calls(AttuneProcess attune, String connection, String kind) {
        return metric(attune, "call_made_seconds_count{connection=\"" + connection + "\",kind=\"" + kind + "\"");
    }

    /** All series that begin so. */
    private static double metric(AttuneProcess attune, String series) {
        return attune.get("/q/metrics").body().lines().filter(line -> line.startsWith(series))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }
}
