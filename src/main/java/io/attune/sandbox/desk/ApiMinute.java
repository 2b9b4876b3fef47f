package io.attune.sandbox.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts the calls of the minute against the limit of the plan. */
@ApplicationScoped
class ApiMinute {

    private final Clock clock;
    private final int limit;
    private Instant minute = Instant.EPOCH;
    private int used;

    ApiMinute(Clock clock,
            @ConfigProperty(name = "attune.sandbox.desk.calls-per-minute", defaultValue = "2500") int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** Counts a call, and says whether it is within the limit. */
    synchronized boolean admit() {
        var now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        if (!now.equals(minute)) {
            minute = now;
            used = 0;
        }
        used = Math.min(used + 1, limit + 1);
        return used <= limit;
    }

    int limit() {
        return limit;
    }

    synchronized int remaining() {
        return Math.max(0, limit - used);
    }

    /** Until the next minute, at least one. */
    synchronized long secondsLeft() {
        return Math.max(1, Duration.between(clock.instant(), minute.plus(Duration.ofMinutes(1))).toSeconds());
    }
}
