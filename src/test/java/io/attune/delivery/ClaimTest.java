package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.process.ThisProcess;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which deliveries a worker takes, and which a group takes along. */
class ClaimTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private Deliveries deliveries;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        deliveries = new Deliveries(database.pool(), clock, new ThisProcess());
        database.run("""
                insert into record (id, mapping, mapping_version, created_at, updated_at)
                select ('00000000-0000-0000-0000-00000000000' || n)::uuid, 'customer', 1, now(), now()
                from generate_series(1, 7) n""");
        put(1, "crm", "crm", "due", -9);
        put(2, "crm", "crm", "due", -8);
        put(3, "desk", "desk", "due", -7);
        put(4, "crm", "crm", "waiting", -6);
        put(5, "crm", "crm", "dead", -5);
        put(6, "crm", "other", "due", -4);
        put(7, "crm", "crm", "due", 4);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void put(int record, String system, String connection, String state, int minutes) {
        database.run("""
                insert into delivery (record, system, mapping, connection, state, due_at, since, outage)
                values ('00000000-0000-0000-0000-00000000000%d', '%s', 'customer', '%s', '%s',
                    timestamptz '2026-11-22T12:00:00Z' + %d * interval '1 min', '2026-11-22T11:00:00Z', false)"""
                .formatted(record, system, connection, state, minutes));
    }

    @Test
    void theLongestDueIsClaimedFirstAndAGroupTakesAlongWhatGoesTheSameWay() {
        var first = deliveries.claim(1).await().indefinitely();
        assertEquals(List.of("1"), numbers(first));

        assertEquals(List.of("2"), numbers(deliveries.claimLike(first.get(0), 1).await().indefinitely()));
        assertEquals(List.of("4"), numbers(deliveries.claimLike(first.get(0), 10).await().indefinitely()));
        assertEquals(List.of("3", "6"), numbers(deliveries.claim(10).await().indefinitely()));
    }

    private static List<String> numbers(List<Claimed> claimed) {
        return claimed.stream().map(one -> one.record().toString().substring(35)).sorted().toList();
    }
}
