package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the scenarios hold a database to at their end is found where it is broken. */
@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class InvariantsTest {

    private static final String BOB = Sheets.BOB.toString();

    @Inject
    Sheets sheets;

    /** A record with all that may hang on it, its delivery under way, and an event of each kind; nothing takes them up. */
    @BeforeEach
    void sound() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at)
                values ('%s', 'customer', 1, '{}', now(), now())""".formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id) values ('%s', 'crm', 'customer', '7')"""
                .formatted(Sheets.ADA), """
                insert into claim (mapping, key_hash, record) values ('customer', 'k', '%s')""".formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since)
                values ('%s', 'crm', 'customer', 'crm', 'held', now(), now())""".formatted(Sheets.ADA), """
                insert into inflight (record, system, kind, mapping_version, patch, sent_at)
                values ('%s', 'crm', 'UPDATE', 1, '{}', now())""".formatted(Sheets.ADA), """
                insert into event (id, connection, delivery_id, topic, headers, received_at, state, settled_at, due_at)
                values (1, 'shop', 'd1', 't', '{}', now(), 'stored', null, now() + interval '1 day'),
                    (2, 'shop', 'd2', 't', '{}', now(), 'done', now(), now())""");
        assertEquals(List.of(), Invariants.broken(sheets::one));
    }

    @AfterEach
    void nothingLeft() {
        sheets.only();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            insert into link (record, system, mapping) values ('BOB', 'crm', 'customer') | link of no record: BOB
            insert into claim (mapping, key_hash, record) values ('customer', 'b', 'BOB') | claim of no record: BOB
            insert into change (record, mapping_version, fields, at) values ('BOB', 1, '[]', now()) | change of no record: BOB
            update delivery set waits_for = array['BOB']::uuid[] | delivery that waits for no record: ADA
            update link set mapping = 'order' | link of another mapping than its record's: ADA
            update claim set mapping = 'order' | claim of another mapping than its record's: ADA
            update record set ended_at = now() | claim of a record that has ended: ADA
            delete from delivery | write in doubt that no delivery settles: ADA
            update delivery set lease = 'BOB' | lease without its end, or an end without a lease: ADA
            update delivery set state = 'dead', lease = 'BOB', leased_to = now() | dead letter that somebody is at work on: ADA
            update event set settled_at = now() where id = 1 | event that is settled and not settled: 1
            update event set settled_at = null where id = 2 | event that is settled and not settled: 2
            update event set holder = 'BOB' where id = 2 | settled event that somebody is at work on: 2
            """)
    void whatBreaksItIsFound(String statement, String words) {
        sheets.run(named(statement));

        assertEquals(List.of(named(words)), Invariants.broken(sheets::one));
    }

    @Test
    void whatHangsOnNoRecordIsFoundInEachTable() {
        sheets.run("delete from record");

        assertEquals("link of no record, claim of no record, inflight of no record, delivery of no record",
                Invariants.broken(sheets::one).stream().map(one -> one.split(":")[0]).collect(Collectors.joining(", ")));
    }

    private static String named(String text) {
        return text.replace("BOB", BOB).replace("ADA", Sheets.ADA.toString());
    }
}
