package io.attune.connector.answer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a {@code Retry-After} header asks to wait: seconds, seconds with decimals ({@code 2.0}), or a date. */
public final class RetryAfter {

    /** No system means more; what asks for it is mistaken, or wants us gone. */
    static final Duration LONGEST = Duration.ofDays(1);
    /** Where a date is given but not the sender's own time to hold it against. */
    private static final Duration DATE_WITHOUT_CLOCK = Duration.ofMinutes(1);
    private static final int MAX_LENGTH = 40;

    private RetryAfter() {}

    /**
     * @param header the text of the header
     * @param date   the answer's own {@code Date}: a date to wait for is held against the clock of whoever wrote it
     */
    public static Optional<Duration> read(String header, Optional<String> date) {
        var text = header.strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return seconds(text).or(() -> httpDate(text).map(until -> date.flatMap(RetryAfter::httpDate)
                .map(now -> bounded(Duration.between(now, until)))
                .orElse(DATE_WITHOUT_CLOCK)));
    }

    private static Optional<Duration> seconds(String text) {
        return decimal(text).map(RetryAfter::seconds);
    }

    /** Digits with at most one dot. An exponent is refused: {@code 1e-999999999} is short, its digits are not. */
    static Optional<BigDecimal> decimal(String text) {
        if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c == '.' || c == '-' || c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** At least nothing, at most a day, to the millisecond and rounded up. */
    static Duration seconds(BigDecimal seconds) {
        if (seconds.signum() <= 0) {
            return Duration.ZERO;
        }
        if (seconds.compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) >= 0) {
            return LONGEST;
        }
        return Duration.ofMillis(seconds.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact());
    }

    static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
