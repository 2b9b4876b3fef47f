package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.delivery.Places.Part;
import io.attune.process.ThisProcess;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which deliveries a worker takes, in which order, and which a group takes along. */
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
                from generate_series(1, 9) n""");
        put(1, "crm", "crm", "due", -9);
        put(2, "crm", "crm", "due", -8);
        put(3, "desk", "desk", "due", -7);
        put(4, "crm", "crm", "waiting", -6);
        put(5, "crm", "crm", "dead", -5);
        put(6, "crm", "other", "due", -4);
        put(7, "crm", "crm", "due", 4);
    }

    private void inBulk(int... records) {
        for (int record : records) {
            database.run("update delivery set bulk = true where record::text like '%" + record + "'");
        }
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

    @Test
    void ofAConnectionWhatIsLiveIsClaimedFirst() {
        put(8, "crm", "crm", "due", -3);
        inBulk(1, 2, 3);

        assertEquals(List.of("4"), numbers(deliveries.claim(1).await().indefinitely()));
        assertEquals(List.of("1", "2", "8"), numbers(deliveries.claim(3).await().indefinitely()));
    }

    @Test
    void ofEachConnectionAsManyAsItHasRoomFor() {
        put(8, "crm", "crm", "due", -3);
        put(9, "crm", "crm", "due", -2);
        inBulk(1, 2);

        assertEquals(List.of("1", "3", "4", "6", "8", "9"), numbers(claim(10, false, new Part("crm", 4, 1), new Part("desk", 2, 1))));
    }

    @Test
    void whatIsLiveTakesThePlacesOfWhatIsNot() {
        inBulk(1, 2);

        assertEquals(List.of("3", "4", "6"), numbers(claim(10, false, new Part("crm", 1, 1))));
        assertEquals(List.of(), numbers(claim(10, false, new Part("crm", 4, 0))));
        assertEquals(List.of("1", "2"), numbers(claim(10, false)));
    }

    @Test
    void whoseTurnItIsGoesFirst() {
        inBulk(2);

        assertEquals(List.of("2"), numbers(claim(10, true, new Part("crm", 1, 1), new Part("desk", 0, 0),
                new Part("other", 0, 0))));
    }

    @Test
    void aGroupTakesAlongWhatIsOfItsKind() {
        inBulk(1);

        assertEquals(List.of("1"), numbers(claim(1, true)));
        var live = deliveries.claim(1).await().indefinitely().get(0);
        assertEquals(List.of("4"), numbers(deliveries.claimLike(live, 10).await().indefinitely()));
    }

    private List<Claimed> claim(int most, boolean bulkFirst, Part... parts) {
        return deliveries.claim(new Places.Room(most, List.of(parts), bulkFirst)).await().indefinitely();
    }

    private static List<String> numbers(List<Claimed> claimed) {
        return claimed.stream().map(one -> one.record().toString().substring(35)).sorted().toList();
    }
}
