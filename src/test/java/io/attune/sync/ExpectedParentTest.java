package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order names a customer before the shop has shown him; he is known by his e-mail, from another system. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class ExpectedParentTest {

    @Inject
    Sheets sheets;
    @Inject
    Catalog catalog;
    @Inject
    Parents parents;
    @Inject
    SyncStep step;
    @Inject
    Pool pool;

    @BeforeEach
    void knownElsewhere() {
        sheets.only();
        step.run(customer("8")).await().indefinitely();
        sheets.run("delete from link where system = 'shop'", """
                insert into link (record, system, mapping, ext_id, fields)
                select id, 'crm', 'customer', '0035i00000expecAAA', '{}' from record""", "delete from delivery");
    }

    @Test
    void whoeverRefersToItRefersToTheOneThatWasKnown() {
        var expected = referredTo();
        step.run(customer("7")).await().indefinitely();

        assertEquals("2", sheets.one("select count(*) from record"));
        assertEquals("7", sheets.one("select link.ext_id from record join link on link.record = record.merged_into"
                + " where record.id = '" + expected + "' and system = 'shop'"));
        assertEquals(sheets.one("select merged_into from record where id = '" + expected + "'"), referredTo());
        sheets.run("delete from delivery");
    }

    @Test
    void whoeverRefersToOneThatWasMergedRefersToTheOneThatIsLeft() {
        sheets.run("""
                insert into link (record, system, mapping, ext_id, fields)
                select id, 'shop', 'customer', '8', '{}' from record""");
        var left = sheets.one("select id from record");
        var expected = referredTo();
        step.run(merged("7", "8")).await().indefinitely();

        assertEquals(left, sheets.one("select merged_into from record where id = '" + expected + "'"));
        assertEquals(left, referredTo());
        step.run(merged("7", "8")).await().indefinitely();
        assertEquals(left, referredTo());
        assertEquals("2 1", sheets.one("select count(*) || ' ' || count(ended_at) from record"));
        assertEquals("0", sheets.one("select count(*) from duplicate"));
        sheets.run("delete from delivery");
    }

    private String referredTo() {
        var mapping = catalog.mapping("order").orElseThrow();
        var order = Canonical.NODES.objectNode();
        order.putObject("customer").put("id", "7");
        return pool.withTransaction(db -> parents.referredTo(db, mapping, mapping.system("shop").orElseThrow(), order))
                .await().indefinitely().recordOf("customer", "7").orElseThrow();
    }

    private Told merged(String id, String into) {
        return told(new Change("customer", id, Change.Kind.DELETED, Canonical.NODES.objectNode(), OptionalLong.empty(),
                Optional.empty(), Optional.empty(), Change.Extent.WHOLE, Optional.of(into)));
    }

    private Told customer(String id) {
        ObjectNode record = Canonical.NODES.objectNode().put("id", id).put("email", "ada@example.com")
                .put("last_name", "Byron").put("state", "enabled");
        return told(new Change("customer", id, Change.Kind.SEEN, record, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Change.Extent.WHOLE));
    }

    private Told told(Change change) {
        var mapping = catalog.mapping("customer").orElseThrow();
        return new Told(mapping, mapping.system("shop").orElseThrow(), change, Instant.parse("2026-11-22T08:00:00Z"),
                OptionalLong.empty(), Optional.empty(), Told.Evidence.READ);
    }
}
