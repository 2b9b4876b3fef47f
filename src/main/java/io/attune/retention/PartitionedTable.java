package io.attune.retention;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table that is partitioned by time, in UTC.
 *
 * @param span of one partition
 * @param kept how long rows are kept at the least; a partition goes when its youngest row is older
 */
public record PartitionedTable(String name, Span span, Period kept) {

    /** How much time a partition holds, and how many are made ahead. */
    public enum Span {
        DAY(Period.ofDays(1), 7, "yyyyMMdd"),
        MONTH(Period.ofMonths(1), 2, "yyyyMM");

        private final Period length;
        private final int ahead;
        private final DateTimeFormatter name;

        Span(Period length, int ahead, String name) {
            this.length = length;
            this.ahead = ahead;
            this.name = DateTimeFormatter.ofPattern(name);
        }

        private LocalDate start(LocalDate day) {
            return this == MONTH ? day.withDayOfMonth(1) : day;
        }
    }

    /** Delivery ids are looked up over 30 days; one more for clocks of processes that differ at midnight. */
    public static final PartitionedTable SEEN_DELIVERIES = new PartitionedTable("seen_delivery", Span.DAY,
            Period.ofDays(31));
    public static final PartitionedTable ATTEMPTS = new PartitionedTable("attempt", Span.DAY, Period.ofDays(30));
    public static final PartitionedTable CHANGES = new PartitionedTable("change", Span.MONTH, Period.ofDays(400));

    /** What makes the partitions there are into those there should be; nothing if they are. */
    List<String> statements(List<String> partitions, LocalDate today) {
        var statements = new ArrayList<String>();
        IntStream.rangeClosed(-1, span.ahead)
                .mapToObj(count -> span.start(today).plus(span.length.multipliedBy(count)))
                .filter(start -> !partitions.contains(partition(start)))
                .map(this::create)
                .forEach(statements::add);
        var oldest = partition(span.start(today.minus(kept)));
        partitions.stream()
                .filter(partition -> partition.compareTo(oldest) < 0)
                .map(partition -> "drop table " + partition)
                .forEach(statements::add);
        return statements;
    }

    /** What makes the partitions of these days that are not there; nothing if they are. */
    List<String> statementsFor(Collection<LocalDate> days, List<String> partitions) {
        return days.stream().map(span::start).distinct().sorted()
                .filter(start -> !partitions.contains(partition(start)))
                .map(this::create)
                .toList();
    }

    /** Whether a row of that day has a partition, or may get one: it is neither past its time nor far ahead. */
    public boolean keeps(LocalDate day, LocalDate today) {
        var last = span.start(today).plus(span.length.multipliedBy(span.ahead));
        return !day.isBefore(span.start(today.minus(kept))) && !span.start(day).isAfter(last);
    }

    private String create(LocalDate start) {
        return "create table %s partition of %s for values from ('%s') to ('%s')"
                .formatted(partition(start), name, start, start.plus(span.length));
    }

    private String partition(LocalDate start) {
        return name + "_" + span.name.format(start);
    }
}
