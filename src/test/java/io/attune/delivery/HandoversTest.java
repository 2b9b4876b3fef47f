package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.connector.Search.Hit;
import io.attune.document.Canonical;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.attune.sync.RuleBook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What we made in the CRM is referred to there before we know its id: it was expected, and is found to be ours. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class HandoversTest {

    private static final String CONTACT = "0035i00000expecAAA";
    private static final UUID CHILD = UUID.fromString("01890a5d-ac98-774b-bcce-b302099a8057");

    @Inject
    Sheets sheets;
    @Inject
    Deliveries deliveries;
    @Inject
    Holders holders;
    @Inject
    Handovers handovers;
    @Inject
    RuleBook rules;
    @Inject
    Steps steps;
    @Inject
    Clock clock;

    @BeforeEach
    void expected() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, seen, created_at, updated_at) values
                    ('%s', 'customer', 1, '{}', true, now(), now()),
                    ('%s', 'customer', 1, '{}', false, now(), now()),
                    ('%s', 'order', 1, '{}', true, now(), now())""".formatted(Sheets.ADA, Sheets.BOB, CHILD), """
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%s', 'crm', 'customer', '%s', '{}')""".formatted(Sheets.BOB, CONTACT), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, asked) values
                    ('%s', 'crm', 'customer', 'crm', 'due', now(), now(), 0)""".formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, asked, waits_for) values
                    ('%s', 'crm', 'order', 'crm', 'waiting', now() + interval '1 hour', now(), 0, array['%s'::uuid])"""
                .formatted(CHILD, Sheets.BOB));
    }

    @AfterEach
    void nothingIsLeft() {
        sheets.run("delete from delivery");
    }

    @Test
    void whoWasExpectedIsTheOneThatWasMadeOrFound() {
        var attempt = attempt();
        var hits = List.of(new Hit(CONTACT, Canonical.NODES.objectNode()));
        assertEquals(hits, holders.free(attempt, hits).await().indefinitely());
        assertEquals(Holders.Holder.EXPECTED, holder(attempt));

        assertTrue(handovers.give(attempt, CONTACT, clock.instant()).await().indefinitely());

        assertEquals(Sheets.ADA.toString(), sheets.one("select record from link where ext_id = '" + CONTACT + "'"));
        assertEquals(Sheets.ADA + " true", sheets.one("""
                select merged_into || ' ' || (ended_at is not null) from record where not seen"""));
        assertEquals("true", sheets.one("select due_at <= now() from delivery where record = '" + CHILD + "'"));
        assertEquals(Holders.Holder.NOBODY, holder(attempt));
    }

    @Test
    void whoIsKnownIsAnother() {
        sheets.run("update record set seen = true");
        var attempt = attempt();

        assertEquals(List.of(), holders.free(attempt, List.of(new Hit(CONTACT, Canonical.NODES.objectNode())))
                .await().indefinitely());
        assertEquals(Holders.Holder.ANOTHER, holder(attempt));
    }

    @Test
    void whoHasOneThereTakesNoSecond() {
        sheets.run("""
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%s', 'crm', 'customer', '0035i00000otherAAA', '{}')""".formatted(Sheets.ADA));

        assertFalse(handovers.give(attempt(), CONTACT, clock.instant()).await().indefinitely());
        assertEquals("0", sheets.one("select count(*) from record where merged_into is not null"));
    }

    private Holders.Holder holder(Attempt attempt) {
        return holders.of(attempt, Optional.of(CONTACT)).await().indefinitely();
    }

    private Attempt attempt() {
        var claimed = deliveries.claim(1).await().indefinitely().get(0);
        return Attempt.begin(claimed, rules.place("customer", "crm").orElseThrow(),
                steps.load(claimed).await().indefinitely(), null);
    }
}
