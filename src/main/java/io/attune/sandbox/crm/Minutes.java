package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The time that a client asks about, in whole minutes. It never reaches into the minute that is not over.
 *
 * @param to       the first minute that is not covered: where the next question is to start
 * @param earliest before which nothing is remembered
 */
record Minutes(Instant from, Instant to, Instant earliest) {

    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss[.SSS][XXX][XX]", Locale.ROOT);

    static Reading read(String start, String end, Instant now) {
        Instant from;
        Instant to;
        try {
            from = minute(start);
            to = minute(end);
        } catch (DateTimeException e) {
            return refused("start and end must be given as yyyy-MM-ddTHH:mm:ss+hh:mm");
        }
        var earliest = now.minus(REMEMBERED).truncatedTo(ChronoUnit.MINUTES);
        if (from.isBefore(earliest)) {
            return refused("start date cannot be more than 30 days ago");
        }
        if (!from.isBefore(to)) {
            return refused("endDate must be at least one minute greater than the startDate");
        }
        var over = now.truncatedTo(ChronoUnit.MINUTES);
        return new Reading.Readable(new Minutes(from, to.isBefore(over) ? to : over, earliest));
    }

    /** In an address, the plus of a time zone may have become a blank. */
    private static Instant minute(String text) {
        var time = text == null ? "" : text.strip().replace(' ', '+');
        return OffsetDateTime.parse(time, TIME).toInstant().truncatedTo(ChronoUnit.MINUTES);
    }

    private static Reading refused(String message) {
        return new Reading.Refused(ApiError.of(ErrorCode.INVALID_REPLICATION_DATE, message));
    }

    /** What reading gave. */
    sealed interface Reading {
        record Readable(Minutes minutes) implements Reading {}

        record Refused(ApiError error) implements Reading {}
    }
}
