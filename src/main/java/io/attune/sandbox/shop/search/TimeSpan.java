package io.attune.sandbox.shop.search;

import io.attune.sandbox.shop.rules.ShopTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Predicate;

/** What a written time covers: a second, a day or a year, UTC. */
record TimeSpan(Instant from, Instant until) {

    /** {@code 2026-10-18T20:40:07Z}, {@code 2026-10-18}, {@code 2026}, or two of them with {@code ..} between. */
    static Optional<TimeSpan> read(String text) {
        int dots = text.indexOf("..");
        if (dots >= 0) {
            return read(text.substring(0, dots)).flatMap(first -> read(text.substring(dots + 2))
                    .map(last -> new TimeSpan(first.from, last.until)));
        }
        return ShopTime.read(text).map(at -> new TimeSpan(at.truncatedTo(ChronoUnit.SECONDS),
                at.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))).or(() -> days(text));
    }

    private static Optional<TimeSpan> days(String text) {
        try {
            if (text.length() == 4) {
                var year = Year.parse(text);
                return Optional.of(between(year.atDay(1), year.plusYears(1).atDay(1)));
            }
            var day = LocalDate.parse(text);
            return Optional.of(between(day, day.plusDays(1)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static TimeSpan between(LocalDate from, LocalDate until) {
        return new TimeSpan(start(from), start(until));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static Predicate<String> matcher(String comparator, String asked, boolean wholeDays) {
        var span = read(asked).map(it -> wholeDays ? it.inDays() : it);
        return text -> span.isPresent()
                && ShopTime.read(text).filter(at -> span.get().holds(comparator, at)).isPresent();
    }

    private TimeSpan inDays() {
        return new TimeSpan(from.truncatedTo(ChronoUnit.DAYS),
                until.minusNanos(1).truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
    }

    private boolean holds(String comparator, Instant at) {
        return switch (comparator) {
            case ">" -> !at.isBefore(until);
            case ">=" -> !at.isBefore(from);
            case "<" -> at.isBefore(from);
            case "<=" -> at.isBefore(until);
            default -> !at.isBefore(from) && at.isBefore(until);
        };
    }
}
