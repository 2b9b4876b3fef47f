package io.attune.call;

import io.attune.connector.Limits;
import java.time.Duration;

/**
 * What one of several processes may call, so that all of them together keep to the limits of a connection: the same part
 * for each. At least one call at once remains for each, so more processes than calls allowed at once exceed that limit.
 */
record Share(int permits, Duration period, int concurrency) {

    static Share of(Limits limits, int processes) {
        int concurrency = Math.max(1, limits.concurrency() / processes);
        int permits = limits.permits() / processes;
        return permits > 0
                ? new Share(permits, limits.period(), concurrency)
                : new Share(1, limits.period().multipliedBy(processes).dividedBy(limits.permits()), concurrency);
    }
}
