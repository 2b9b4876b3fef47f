package io.attune.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartitionsTest {

    private static final String NAMES = """
            select inhrelid::regclass::text from pg_inherits where inhparent = 'seen_delivery'::regclass order by 1""";

    @Test
    void makesTheComingDaysAndDropsWhatNoLookUpReaches() {
        var statements = PartitionedTable.SEEN_DELIVERIES.statements(
                List.of("seen_delivery_20260130", "seen_delivery_20260131", "seen_delivery_20260228",
                        "seen_delivery_20260301", "seen_delivery_20260302", "seen_delivery_20260303",
                        "seen_delivery_20260304", "seen_delivery_20260305", "seen_delivery_20260306",
                        "seen_delivery_20260307"),
                LocalDate.of(2026, 3, 3));

        assertEquals(List.of(
                "create table seen_delivery_20260308 partition of seen_delivery for values from ('2026-03-08') to ('2026-03-09')",
                "create table seen_delivery_20260309 partition of seen_delivery for values from ('2026-03-09') to ('2026-03-10')",
                "create table seen_delivery_20260310 partition of seen_delivery for values from ('2026-03-10') to ('2026-03-11')",
                "drop table seen_delivery_20260130"), statements);
    }

    @Test
    void doesNothingTwice() {
        var all = IntStream.rangeClosed(1, 12).mapToObj(day -> "seen_delivery_202603%02d".formatted(day)).toList();

        assertEquals(List.of(), PartitionedTable.SEEN_DELIVERIES.statements(all, LocalDate.of(2026, 3, 5)));
    }

    @Test
    void countsMonthsToo() {
        assertEquals(List.of(
                "create table change_202602 partition of change for values from ('2026-02-01') to ('2026-03-01')",
                "create table change_202603 partition of change for values from ('2026-03-01') to ('2026-04-01')",
                "create table change_202604 partition of change for values from ('2026-04-01') to ('2026-05-01')",
                "create table change_202605 partition of change for values from ('2026-05-01') to ('2026-06-01')",
                "drop table change_202412"),
                PartitionedTable.CHANGES.statements(List.of("change_202412", "change_202501"),
                LocalDate.of(2026, 3, 5)));
    }

    @Test
    void keepsADayUntilItsPartitionGoesAndMakesItWhereItIsMissing() {
        var today = LocalDate.of(2026, 3, 3);
        var days = List.of(LocalDate.of(2026, 1, 30), LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 10),
                LocalDate.of(2026, 3, 11));
        assertEquals(days.subList(1, 3),
                days.stream().filter(day -> PartitionedTable.SEEN_DELIVERIES.keeps(day, today)).toList());

        assertEquals(List.of("create table seen_delivery_20260131 partition of seen_delivery for values from"
                + " ('2026-01-31') to ('2026-02-01')"), PartitionedTable.SEEN_DELIVERIES.statementsFor(
                        List.of(days.get(1), days.get(2), days.get(1)), List.of("seen_delivery_20260310")));
    }

    @Test
    void movesWithTheClock() {
        try (var database = PostgresPool.open()) {
            var clock = new MovedClock(Instant.parse("2026-01-01T23:59:59Z"));
            var days = Kept.in(database.pool(), clock);
            days.keep().await().indefinitely();
            clock.move(Duration.ofDays(40));
            days.keep().await().indefinitely();
            days.keep().await().indefinitely();

            var names = database.rows(NAMES);
            assertEquals(9, names.size());
            assertEquals("seen_delivery_20260209", names.get(0));
            assertTrue(names.contains("seen_delivery_20260217"));
        }
    }
}
