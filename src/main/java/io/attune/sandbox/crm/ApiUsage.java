package io.attune.sandbox.crm;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts calls against the daily limit. Counting begins anew with each start and every 24 hours. */
@ApplicationScoped
class ApiUsage {

    private static final Duration DAY = Duration.ofDays(1);

    private final Clock clock;
    private final int limit;
    private Instant since;
    private int used;

    ApiUsage(Clock clock,
            @ConfigProperty(name = "attune.sandbox.crm.daily-limit", defaultValue = "5000000") int limit) {
        this.clock = clock;
        this.limit = limit;
        this.since = clock.instant();
    }

    /** Counts a call, and says whether it is within the limit. */
    synchronized boolean admit() {
        var now = clock.instant();
        if (!now.isBefore(since.plus(DAY))) {
            since = now;
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

    /** As the header {@code Sforce-Limit-Info} tells it. */
    synchronized String header() {
        return "api-usage=%d/%d".formatted(Math.min(used, limit), limit);
    }
}
