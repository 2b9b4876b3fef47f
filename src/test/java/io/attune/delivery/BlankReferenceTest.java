package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.record.Awaited;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A reference that was left blank stays in the list of deliveries until the record that it leads to comes. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class BlankReferenceTest {

    private static final String DELIVERY = """
            insert into delivery (record, system, mapping, connection, state, due_at, since, asked)
            values ('%s', 'crm', 'order', 'crm', 'due', now(), now() - interval '1 hour', 1)""";

    @Inject
    Sheets sheets;
    @Inject
    Deliveries deliveries;
    @Inject
    Pool pool;
    @Inject
    Clock clock;

    @BeforeEach
    void due() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at)
                values ('%s', 'order', 1, '{}', now(), now())""".formatted(Sheets.ADA),
                DELIVERY.formatted(Sheets.ADA));
    }

    @AfterEach
    void nothingIsLeft() {
        sheets.run("delete from delivery");
    }

    @Test
    void itWaitsAndIsWokenByTheParent() {
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        stay(claimed);

        assertEquals("waiting", sheets.one("select state from delivery"));
        assertEquals("is blank there: waits for a record that it refers to", sheets.one("select words from delivery"));
        assertEquals("true", sheets.one("select due_at > now() + interval '50 minutes' from delivery"));

        comes("desk");
        assertEquals("true", sheets.one("select due_at > now() + interval '50 minutes' from delivery"));
        comes("crm");
        assertEquals("true", sheets.one("select due_at <= now() + interval '1 second' from delivery"));
    }

    /** It told of another change while it was written. */
    @Test
    void itIsReadAtOnceWhereTheSystemToldOfMore() {
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        sheets.run("update delivery set asked = 2");
        stay(claimed);

        assertEquals("1", sheets.one("select asked from delivery"));
        assertEquals("true", sheets.one("select due_at <= now() + interval '1 second' from delivery"));
    }

    private void comes(String connection) {
        var parent = new Awaited.Parent(Sheets.BOB, Optional.of(connection), clock.instant());
        pool.withTransaction(db -> Awaited.wake(db, List.of(parent))).await().indefinitely();
    }

    private void stay(Claimed claimed) {
        pool.withTransaction(db -> deliveries.stayFor(db, claimed, List.of(Sheets.BOB),
                clock.instant())).await().indefinitely();
    }
}
