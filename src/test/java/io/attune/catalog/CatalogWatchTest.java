package io.attune.catalog;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.document.Canonical;
import io.attune.mapping.Mapping;
import io.attune.runtime.PostgresPool;
import io.attune.runtime.StartRefused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that change under a running catalog. The promise is two seconds; the wait is longer for busy machines. */
class CatalogWatchTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private PostgresPool database;
    private CatalogFolder folder;
    private Catalog catalog;
    private CatalogWatch watch;
    private WaitingVersions waiting;
    /** Of a hundred records, by any new version. */
    private int wouldWrite;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        folder = CatalogFolder.copiedTo(root);
        start(folder.files());
    }

    private void start(CatalogFiles files) {
        catalog = new Catalog();
        var versions = new MappingVersions(database.pool(), Clock.systemUTC());
        waiting = new WaitingVersions(database.pool(), Clock.systemUTC());
        var admittance = new Admittance(versions, waiting, (before, now) -> Uni.createFrom().item(
                new Forecast(100, 100, wouldWrite, 0, List.of())));
        watch = new CatalogWatch(new CatalogKeeper(DemoSecrets.config(), catalog, versions, admittance,
                new CatalogWitness(metrics, catalog), files.connectors(), files.connections(), files.mappings()));
        watch.start(null);
    }

    @AfterEach
    void close() throws InterruptedException {
        watch.stop(null);
        database.close();
    }

    private int version() {
        return catalog.mapping("customer").map(Mapping::version).orElse(0);
    }

    private void awaitVersion(int version) {
        await().atMost(SOON).until(() -> version() == version);
    }

    @Test
    void aNewVersionComesIntoForceAndIsKept() {
        folder.change("mappings/customer.yaml", text -> text.replace("version: 1", "version: 2"));
        awaitVersion(2);
        folder.replace("mappings/customer.yaml", text -> text.replace("version: 2", "version: 3"));
        awaitVersion(3);

        assertEquals(List.of("1|start|true", "2|change|true", "3|change|true"), database.rows("""
                select version, split_part(activated_by, ' ', 1),
                    hash = encode(sha256(convert_to(content, 'UTF8')), 'hex')
                from mapping_version where mapping = 'customer' order by version"""));
    }

    @Test
    void aVersionThatWouldWriteManyRecordsWaitsThroughARestartUntilAPersonApprovesIt() throws Exception {
        wouldWrite = 6;
        raise(1, 2);
        awaitWaiting(2);
        assertEquals(1, version());
        assertEquals("version 2 waits for approval: it would write 6 of 100 records",
                new CatalogHealth(catalog).call().getData().orElseThrow().get("waiting customer"));

        watch.stop(null);
        wouldWrite = 0;
        start(folder.files());
        assertEquals(1, version());
        assertEquals(List.of(2), catalog.waiting().stream().map(WaitingVersion::version).toList());

        assertEquals(false, waiting.approve("customer", Optional.of(3), "ada").await().indefinitely());
        assertEquals(true, waiting.approve("customer", Optional.of(2), "ada").await().indefinitely());
        awaitVersion(2);
        assertEquals(List.of(), catalog.waiting());
        assertEquals(List.of("1|-|false", "2|ada|true"), database.rows("""
                select version, coalesce(approved_by, '-'), superseded_at is null
                from mapping_version where mapping = 'customer' order by version"""));
    }

    @Test
    void aFurtherEditTakesItsPlaceAndTheOldTextWithdrawsIt() {
        var text = CatalogFolder.read(root.resolve("mappings/customer.yaml"));
        wouldWrite = 100;
        raise(1, 2);
        awaitWaiting(2);
        waiting.approve("customer", Optional.of(9), "ada").await().indefinitely();
        folder.change("mappings/customer.yaml", old -> old + "\n# the number was never in force, so it is free\n");
        await().atMost(SOON).until(() -> catalog.waiting().stream().noneMatch(one -> one.hash().equals(hash(text))));
        raise(2, 3);
        awaitWaiting(3);

        folder.write("mappings/customer.yaml", text);

        await().atMost(SOON).until(() -> catalog.waiting().isEmpty());
        assertEquals(1, version());
        assertEquals(List.of(), database.rows("select mapping from waiting_version"));
    }

    @Test
    void aSystemCannotBecomeAnotherUnderItsName() {
        folder.write("mappings/people.yaml", """
                mapping: people
                version: 1
                about: Telephone numbers.
                systems:
                  shop: {connection: shop, object: customer}
                  crm: {connection: crm, object: Contact}
                match: [[phone]]
                fields:
                  phone: {type: text(40), shop: phone, crm: Phone}
                """);
        await().atMost(SOON).until(() -> catalog.mapping("people").isPresent());
        folder.change("mappings/people.yaml", text -> text.replace("version: 1", "version: 2").replace("Contact", "Account"));

        await().atMost(SOON).until(() -> notInForce().contains("people.yaml:4:1: systems.crm: was Contact of crm in version 1, "
                + "and its ids mean nothing in Account of crm: a new name makes it another system"));
        assertEquals(1, catalog.mapping("people").orElseThrow().version());
    }

    private String notInForce() {
        return String.valueOf(new CatalogHealth(catalog).call().getData().orElse(Map.of()).get("not in force"));
    }

    @Test
    void oneOfTwentyNeedsNoApproval() {
        wouldWrite = 5;
        raise(1, 2);
        awaitVersion(2);
    }

    private void raise(int from, int to) {
        folder.change("mappings/customer.yaml", text -> text.replace("version: " + from, "version: " + to));
    }

    private void awaitWaiting(int version) {
        await().atMost(SOON).until(() -> catalog.waiting().stream().anyMatch(one -> one.version() == version));
    }

    private static String hash(String text) {
        return Canonical.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatALookupAsksForIsIndexedBeforeItComesIntoForce() {
        folder.replace("mappings/order.yaml",
                text -> CatalogFolder.lookingUp(text).replace("version: 1", "version: 2"));
        await().atMost(SOON).until(() -> catalog.mapping("order").map(Mapping::version).orElse(0) == 2);

        assertEquals(List.of("CREATE INDEX lookup_6e1e3db75c1f51a1 ON public.record USING hash "
                + "((((fields -> 'shop_id'::text) ->> 'v'::text))) WHERE (mapping = 'customer'::text)"), database.rows("""
                select indexdef from pg_indexes where tablename = 'record' and indexname like 'lookup_%'"""));
    }

    @Test
    void aBrokenFileNeverTakesEffectAndIsToldUntilItIsMended() {
        var whole = CatalogFolder.read(root.resolve("mappings/customer.yaml"));
        folder.write("mappings/customer.yaml", whole.substring(0, whole.length() / 2) + "\n  ][");
        await().atMost(SOON).until(() -> !catalog.faults().isEmpty());

        assertEquals(1, version());
        var health = new CatalogHealth(catalog).call();
        assertEquals(HealthCheckResponse.Status.UP, health.getStatus());
        assertTrue(health.getData().orElseThrow().get("not in force").toString().contains("mappings/customer.yaml:"));
        assertEquals(1, metrics.get("catalog.faults").gauge().value());

        folder.write("mappings/customer.yaml", whole);
        await().atMost(SOON).until(() -> catalog.faults().isEmpty());
        assertEquals(1, version());
    }

    @Test
    void aChangedMappingNeedsAHigherNumber() {
        var before = catalog.mapping("customer").orElseThrow();
        folder.change("mappings/customer.yaml", text -> text + "\n# more\n");

        await().atMost(SOON).until(() -> !catalog.faults().isEmpty());
        assertEquals(folder.name("mappings/customer.yaml")
                + ":3:1: version: version 1 was in force with other content: "
                + "a changed mapping needs a higher number", catalog.faults().get(0).toString());
        assertEquals(before.hash(), catalog.mapping("customer").orElseThrow().hash());
    }

    @Test
    void aVersionThatWasInForceBeforeWithOtherContentIsRefusedAlsoAtAStart() throws Exception {
        folder.change("mappings/customer.yaml", text -> text.replace("version: 1", "version: 2"));
        awaitVersion(2);
        watch.stop(null);
        folder.change("mappings/customer.yaml", text -> text + "\n# more\n");

        var refused = assertThrows(StartRefused.class, () -> start(folder.files()));

        assertEquals("nothing was started, since the files have faults:\n  " + folder.name("mappings/customer.yaml")
                + ":3:1: version: version 2 was in force with other content: a changed mapping needs a higher number",
                refused.getMessage());
    }

    /** Kubernetes mounts a ConfigMap as links into a folder that it swaps as a whole. */
    @Test
    void aSwappedConfigMapComesIntoForce() throws Exception {
        folder.mount("..first", text -> text);
        watch.stop(null);
        start(new CatalogFiles(folder.files().connectors(), folder.files().connections(),
                folder.mounted()));
        assertEquals(1, version());

        folder.mount("..second", text -> text.replace("version: 1", "version: 2"));

        awaitVersion(2);
        assertEquals(Optional.of(2), catalog.mapping("order").map(Mapping::version));
    }
}
