package io.attune.connector.answer;

import io.attune.connector.shape.Moments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Two headers: how many calls are left, and when there will be more.
 *
 * @param remaining in lower case
 * @param reset     in lower case
 * @param unit      what {@code reset} holds
 */
public record RemainingRule(String remaining, String reset, Unit unit) implements BudgetRule {

    /** SECONDS, MILLIS: from now. EPOCH: seconds since 1970. ISO: a moment. */
    public enum Unit { SECONDS, MILLIS, EPOCH, ISO }

    @Override
    public Optional<Duration> pause(View answer) {
        return answer.header(remaining).flatMap(RetryAfter::decimal)
                .filter(left -> left.signum() <= 0)
                .flatMap(left -> answer.header(reset))
                .flatMap(text -> wait(text, answer));
    }

    private Optional<Duration> wait(String text, View answer) {
        return switch (unit) {
            case SECONDS -> RetryAfter.decimal(text.strip()).map(RetryAfter::seconds);
            case MILLIS -> RetryAfter.decimal(text.strip()).map(millis -> RetryAfter.seconds(millis.movePointLeft(3)));
            case EPOCH -> RetryAfter.decimal(text.strip())
                    .flatMap(epoch -> until(Instant.ofEpochSecond(bounded(epoch)), answer));
            case ISO -> Moments.read(text).flatMap(moment -> until(moment, answer));
        };
    }

    /** Held against the answer's own {@code Date}: the clock of whoever said until when. */
    private static Optional<Duration> until(Instant moment, View answer) {
        return answer.header("date").flatMap(RetryAfter::httpDate)
                .map(now -> RetryAfter.seconds(BigDecimal.valueOf(Duration.between(now, moment).toSeconds())));
    }

    private static long bounded(BigDecimal epoch) {
        return epoch.min(BigDecimal.valueOf(Integer.MAX_VALUE * 4L)).max(BigDecimal.ZERO).longValue();
    }
}
