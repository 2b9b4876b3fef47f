package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Dates, times and instants as ISO 8601 texts, strictly. Each has one shared text: {@code 1987-04-30}, {@code 22:40:00}
 * (a fraction only where there is one), {@code 2026-10-18T20:40:07Z}. Years 0001 to 9999.
 */
public final class IsoTime {

    private static final int DATE_LENGTH = 10;
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);
    private static final long FIRST_SECOND = FIRST.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    private static final long END_SECOND = LAST.plusDays(1).toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_LOCAL_TIME;

    private IsoTime() {}

    public static LocalDate date(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip();
        var digits = new IsoDigits(text);
        try {
            if (text.length() == DATE_LENGTH) {
                return digits.date();
            }
        } catch (DateTimeException e) {
            // told below, in the same words
        }
        throw new Unfit(value, digits.startsWithDate() ? "is not a date alone; see the step date_only"
                : "is not a date like 1987-04-30");
    }

    public static LocalTime time(JsonNode value) throws Unfit {
        var digits = new IsoDigits(Scalar.text(value).strip());
        try {
            var time = digits.time();
            if (digits.isAtEnd()) {
                return time;
            }
        } catch (DateTimeException e) {
            // told below, in the same words
        }
        throw new Unfit(value, "is not a time like 22:40 or 22:40:07");
    }

    /** A date and time with its offset from UTC. Without an offset nobody knows when it was, so it is refused. */
    public static OffsetDateTime dateTime(JsonNode value) throws Unfit {
        var digits = new IsoDigits(Scalar.text(value).strip());
        try {
            var date = digits.date();
            digits.separator();
            var time = digits.time();
            if (digits.isAtEnd()) {
                throw new Unfit(value, "has no offset from UTC; say its zone with the step date_format");
            }
            var dateTime = OffsetDateTime.of(date, time, digits.offset());
            if (digits.isAtEnd() && isInRange(dateTime.toEpochSecond())) {
                return dateTime;
            }
        } catch (DateTimeException e) {
            // told below, in the same words
        }
        throw new Unfit(value, "is not a date and time like 2026-10-18T20:40:07Z");
    }

    /** The date and time as they stand there, with or without an offset; a date alone at midnight. */
    public static LocalDateTime local(JsonNode value) throws Unfit {
        if (!hasTime(value)) {
            return date(value).atStartOfDay();
        }
        return hasOffset(value) ? dateTime(value).toLocalDateTime()
                : dateTime(Scalar.of(Scalar.text(value).strip() + "Z")).toLocalDateTime();
    }

    /** Whether the text is longer than a date. */
    public static boolean hasTime(JsonNode value) throws Unfit {
        return Scalar.text(value).strip().length() > DATE_LENGTH;
    }

    /** Whether a time in the text is followed by Z, + or -. */
    public static boolean hasOffset(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip();
        boolean utc = text.endsWith("Z") || text.endsWith("z");
        return text.length() > DATE_LENGTH && (utc || text.indexOf('+') > 0 || text.indexOf('-', DATE_LENGTH) > 0);
    }

    static String dateText(JsonNode value) throws Unfit {
        return text(date(value));
    }

    static String timeText(JsonNode value) throws Unfit {
        return text(time(value));
    }

    static String instantText(JsonNode value) throws Unfit {
        return text(dateTime(value).toInstant());
    }

    /** @throws DateTimeException outside of the years 1 to 9999 */
    public static String text(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException("the year " + date.getYear());
        }
        return date.toString();
    }

    public static String text(LocalTime time) {
        return TIME.format(time);
    }

    /** @throws DateTimeException outside of the years 1 to 9999 */
    public static String text(Instant instant) {
        if (!isInRange(instant.getEpochSecond())) {
            throw new DateTimeException("the second " + instant.getEpochSecond());
        }
        return instant.toString();
    }

    private static boolean isInRange(long epochSecond) {
        return epochSecond >= FIRST_SECOND && epochSecond < END_SECOND;
    }
}
