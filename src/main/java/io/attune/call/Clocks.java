package io.attune.call;

import io.attune.connector.HttpAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far each connection's clock is from ours: the Date of its answers, half a second later since that counts whole
 * ones, against the middle of the call; the median of the last {@value #KEPT}.
 */
@ApplicationScoped
public class Clocks {

    private static final int KEPT = 50;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

    private final Map<String, Deque<Duration>> ahead = new ConcurrentHashMap<>();

    /** An answer without a date, or with one that is none, says nothing. */
    void heard(String connection, HttpAnswer answer, Instant begun, Instant ended) {
        for (var date : answer.headers().getOrDefault("date", List.of())) {
            try {
                var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()
                        .plus(HALF_A_SECOND);
                note(connection, Duration.between(begun.plus(Duration.between(begun, ended).dividedBy(2)), theirs));
            } catch (DateTimeException e) {
                return;
            }
        }
    }

    private void note(String connection, Duration difference) {
        ahead.compute(connection, (name, known) -> {
            var kept = known == null ? new ArrayDeque<Duration>(KEPT) : new ArrayDeque<>(known);
            if (kept.size() == KEPT) {
                kept.removeFirst();
            }
            kept.addLast(difference);
            return kept;
        });
    }

    /** What to add to a moment that the connection tells, to have it by our clock; nothing before its first answer. */
    public Duration offset(String connection) {
        var known = ahead.get(connection);
        return known == null ? Duration.ZERO
                : known.stream().sorted().skip(known.size() / 2).findFirst().orElseThrow().negated();
    }
}
