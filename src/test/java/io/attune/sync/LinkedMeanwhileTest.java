package io.attune.sync;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attune.catalog.Catalog;
import io.attune.connector.Change;
import io.attune.document.Canonical;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What we make in a system is told by a webhook before the answer to our own call is stored. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class LinkedMeanwhileTest {

    @Inject
    Sheets sheets;
    @Inject
    Catalog catalog;
    @Inject
    SyncStep step;
    @Inject
    Pool pool;

    @Test
    void nobodyIsAskedAboutWhatIsLinkedWhileItsWebhookWaits() {
        sheets.only();
        step.run(told("shop", "customer", "7", Optional.empty())).await().indefinitely();
        var record = sheets.one("select id from record");
        var answer = pool.getConnection().await().indefinitely();
        answer.query("begin; select from record for update").execute().await().indefinitely();
        answer.query("""
                insert into link (record, system, mapping, ext_id, fields)
                select id, 'desk', 'customer', '21', '{}' from record""").execute().await().indefinitely();
        var webhook = step.run(told("desk", "user", "21", Optional.of(record))).subscribeAsCompletionStage();

        await().until(() -> sheets.one("""
                select count(*) > 0 from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()""").equals("true"));
        assertFalse(webhook.isDone());
        answer.query("commit").execute().await().indefinitely();
        answer.closeAndForget();

        assertEquals(record, webhook.join().record().orElseThrow().toString());
        assertEquals("0 1", sheets.one("select (select count(*) from duplicate) || ' ' || count(*) from record"));
        sheets.run("delete from delivery");
    }

    @Test
    void whatSomebodyEditedBeforeTheAnswerToOurCreateIsReadAfterIt() {
        sheets.only();
        step.run(told("shop", "customer", "7", Optional.empty())).await().indefinitely();
        var record = sheets.one("select id from record");
        sheets.run("""
                insert into inflight (record, system, kind, mapping_version, patch, sent_at)
                select id, 'desk', 'CREATE', 1, '{"email": {"v": "eve@example.com", "n": 1}}', now() from record""");

        var result = step.run(told("desk", "user", "21", Optional.of(record))).await().indefinitely();

        assertEquals(record, result.record().orElseThrow().toString());
        assertEquals("0 0", sheets.one("""
                select (select count(*) from conflict) || ' ' || count(ext_id) from link where system = 'desk'"""));
        assertEquals("due 1", sheets.one("select state || ' ' || asked from delivery where system = 'desk'"));
        sheets.run("delete from delivery");
    }

    private Told told(String system, String object, String id, Optional<String> marker) {
        var mapping = catalog.mapping("customer").orElseThrow();
        var record = Canonical.NODES.objectNode().put("id", id).put("email", "ada@example.com")
                .put("last_name", "Byron").put("name", "Ada Byron").put("state", "enabled");
        marker.ifPresent(value -> record.put("external_id", value));
        var change = new Change(object, id, Change.Kind.SEEN, record, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Change.Extent.WHOLE);
        return new Told(mapping, mapping.system(system).orElseThrow(), change, Instant.parse("2026-11-22T08:00:00Z"),
                OptionalLong.empty(), Optional.empty(), Told.Evidence.READ);
    }
}
