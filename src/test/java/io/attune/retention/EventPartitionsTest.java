package io.attune.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventPartitionsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);
    private static final String PARTITIONS = """
            select inhrelid::regclass::text from pg_inherits where inhparent = 'event'::regclass order by 1""";
    private static final String ROWS = """
            select tableoid::regclass || ' ' || id % 100 || ' ' || state || ' ' || convert_from(body, 'UTF8')
            from event order by id""";
    private static final EventPartitions WEEK = EventPartitions.keeping(Duration.ofDays(7), Duration.ofDays(90));

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-01T12:00:00Z"));
    private PostgresPool database;
    private Partitions partitions;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        partitions = Kept.in(database.pool(), clock);
        keep();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void keep() {
        partitions.keep().await().indefinitely();
    }

    private void event(long id, String state) {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at, state)
                values (%d, 'shop', 'd', 't', '{}', 'x', '%s', '%2$s', '%s')"""
                .formatted(id, clock.instant(), state));
    }

    private static long id(int number) {
        return EventIds.of(FIRST) + number;
    }

    private static String create(int day, long number) {
        return """
                create table event_202611%02d partition of event for values from (%d00000000000) to (%d00000000000)
                with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)""".formatted(day, number, number + 1);
    }

    @Test
    void makesTheComingDaysAndDropsThoseOfMoreThanAWeekAgo() {
        var statements = WEEK.statements(List.of("event_kept", "event_20261102", "event_20261103", "event_20261110"),
                LocalDate.of(2026, 11, 10));

        assertEquals(List.of(
                create(9, 20766), create(11, 20768), create(12, 20769),
                "lock table event in access exclusive mode",
                "alter table event detach partition event_kept",
                "alter table event detach partition event_20261102",
                "insert into event_kept select * from event_20261102 where state in ('stored', 'unreadable', 'failed')",
                "drop table event_20261102",
                "alter table event attach partition event_kept for values from (minvalue) to (2076000000000000)"),
                statements);
    }

    @Test
    void doesNothingTwice() {
        assertEquals(List.of(), WEEK.statements(List.of("event_kept", "event_20261109", "event_20261110",
                "event_20261111", "event_20261112"), LocalDate.of(2026, 11, 10)));
    }

    /** A day that is kept in parts of days is kept whole, and one is kept at the least. */
    @Test
    void keepsWholeDays() {
        assertEquals(new EventPartitions(1, Duration.ofDays(1)),
                EventPartitions.keeping(Duration.ZERO, Duration.ZERO));
        assertEquals(new EventPartitions(8, Duration.ofDays(90)),
                EventPartitions.keeping(Duration.ofDays(7).plusHours(1), Duration.ofDays(90)));
    }

    @Test
    void aDayGoesWithWhatIsSettledAndLeavesWhatIsStillNeeded() {
        event(id(1), "done");
        event(id(2), "ignored");
        event(id(3), "stored");
        event(id(4), "failed");
        event(id(5), "unreadable");
        clock.move(Duration.ofDays(7));
        keep();
        assertEquals("event_20261101 1 done x", database.rows(ROWS).get(0));

        clock.move(Duration.ofDays(1));
        keep();
        assertEquals(List.of("event_kept 3 stored x", "event_kept 4 failed x", "event_kept 5 unreadable x"),
                database.rows(ROWS));
        assertEquals(List.of("event_20261102", "event_20261103", "event_20261108", "event_20261109",
                "event_20261110", "event_20261111", "event_kept"),
                database.rows(PARTITIONS).stream().filter(name -> !name.matches("event_2026110[4-7]")).toList());
    }

    @Test
    void whatWaitsForAPersonIsForgottenWhenNobodyCame() {
        event(id(1), "failed");
        event(id(2), "stored");
        clock.move(Duration.ofDays(90));
        keep();
        assertEquals(List.of("event_kept 1 failed x", "event_kept 2 stored x"), database.rows(ROWS));

        clock.move(Duration.ofSeconds(1));
        keep();
        assertEquals(List.of("event_kept 2 stored x"), database.rows(ROWS));
    }

    @Test
    void whatWasTriedAgainIsShownForADay() {
        event(id(1), "failed");
        clock.move(Duration.ofDays(20));
        keep();
        database.run("update event set state = 'done', settled_at = '%s'".formatted(clock.instant()));
        clock.move(Duration.ofDays(1));
        keep();
        assertEquals(List.of("event_kept 1 done x"), database.rows(ROWS));

        clock.move(Duration.ofSeconds(1));
        keep();
        assertEquals(List.of(), database.rows(ROWS));
    }

    /** As after a rollback of a clock, or beside a process whose clock is wrong. */
    @Test
    void whoseDayIsOverStoresWhereEventsAreKept() {
        clock.move(Duration.ofDays(30));
        keep();
        clock.move(Duration.ofDays(-30));
        keep();
        event(id(1), "stored");

        assertEquals(List.of("event_kept 1 stored x"), database.rows(ROWS));
    }

    /** A backup reads all tables for as long as it takes. */
    @Test
    void nobodyWaitsBehindABackup() {
        event(id(1), "done");
        var backup = database.pool().getConnection().await().indefinitely();
        backup.query("begin; lock table event in access share mode").execute().await().indefinitely();
        clock.move(Duration.ofDays(8));
        keep();
        assertEquals("event_20261101 1 done x", database.rows(ROWS).get(0));

        backup.query("commit").execute().await().indefinitely();
        backup.closeAndForget();
        keep();
        assertEquals(List.of(), database.rows(ROWS));
    }
}
