package io.attune.retention;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The partitions of the table {@code event}: one a day of storing, one of what was stored before there were such, and
 * {@code event_kept}, where what is still needed of a day goes before that day is dropped: it reaches up to the oldest
 * day that is left, so that an id finds its row in either.
 *
 * @param days       how long what is settled is kept at the least
 * @param parkedKept how long what waits for a person
 */
record EventPartitions(long days, Duration parkedKept) {

    /** Few: each is asked what is due. Where none is made for longer, whoever stores makes that of its day. */
    private static final int AHEAD = 2;
    private static final String KEPT = "event_kept";
    private static final String UNTIL = "event_until_";
    private static final String DAY = "event_";
    /** What a person had tried again is shown for a day, and goes then; what waited for one in vain goes as it is. */
    static final String FORGET = """
            delete from event_kept
            where state in ('done', 'ignored') and received_at < $1 and coalesce(settled_at, received_at) < $2
                or state in ('unreadable', 'failed') and received_at < $3
            returning state""";

    /** Days are dropped whole, so none goes before it is over. */
    static EventPartitions keeping(Duration bodies, Duration parked) {
        var days = Math.max(1, bodies.plusDays(1).minusNanos(1).toDays());
        return new EventPartitions(days, parked.compareTo(Duration.ofDays(days)) < 0 ? Duration.ofDays(days) : parked);
    }

    /** What makes the partitions there are into those there should be; nothing if they are. */
    List<String> statements(List<String> partitions, LocalDate today) {
        var statements = new ArrayList<String>();
        var kept = days(partitions).mapToLong(EventPartitions::start).min().orElse(0);
        LongStream.rangeClosed(-1, AHEAD).mapToObj(today::plusDays)
                .filter(day -> !partitions.contains(partition(day)) && EventIds.of(day) >= kept)
                .forEach(day -> statements.add(create(day)));
        var past = past(partitions, today);
        if (!past.isEmpty()) {
            statements.addAll(retire(past));
        }
        return statements;
    }

    /** From the oldest on, and none behind one that stays: what is kept is one range. */
    private List<String> past(List<String> partitions, LocalDate today) {
        return days(partitions)
                .sorted(Comparator.comparing(EventPartitions::start))
                .takeWhile(partition -> day(partition).isBefore(today.minusDays(days)))
                .toList();
    }

    /** Under a lock that excludes all others: nobody looks for an event while it moves. */
    private List<String> retire(List<String> past) {
        var statements = new ArrayList<String>();
        statements.add("lock table event in access exclusive mode");
        statements.add("alter table event detach partition " + KEPT);
        for (var partition : past) {
            statements.add("alter table event detach partition " + partition);
            statements.add("insert into %s select * from %s where state in ('stored', 'unreadable', 'failed')"
                    .formatted(KEPT, partition));
            statements.add("drop table " + partition);
        }
        statements.add("alter table event attach partition %s for values from (minvalue) to (%d)"
                .formatted(KEPT, end(past.get(past.size() - 1))));
        return statements;
    }

    private static String create(LocalDate day) {
        return """
                create table %s partition of event for values from (%d) to (%d)
                with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.02)"""
                .formatted(partition(day), EventIds.of(day), EventIds.of(day.plusDays(1)));
    }

    /** All but that of what is kept; it reaches up to the first of them. */
    private static Stream<String> days(List<String> partitions) {
        return partitions.stream().filter(partition -> !partition.equals(KEPT));
    }

    private static String partition(LocalDate day) {
        return DAY + DateTimeFormatter.BASIC_ISO_DATE.format(day);
    }

    private static LocalDate day(String partition) {
        var day = partition.substring((partition.startsWith(UNTIL) ? UNTIL : DAY).length());
        return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static long start(String partition) {
        return partition.startsWith(UNTIL) ? 0 : EventIds.of(day(partition));
    }

    private static long end(String partition) {
        return partition.startsWith(UNTIL) ? EventIds.FIRST : EventIds.of(day(partition).plusDays(1));
    }
}
