package io.attune.sandbox.shop.graphql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * The points that an app may spend at a shop: they flow back at a fixed rate, up to a maximum. Sizes as on the vendor's
 * standard plan: 100 points a second, and twenty seconds' worth of them saved up.
 */
public final class LeakyBucket {

    private static final int SECONDS_SAVED = 20;

    private final int restoreRate;
    private final int maximum;
    private double available;
    private Instant at = Instant.MIN;

    /** @param restoreRate points a second */
    public LeakyBucket(int restoreRate) {
        this.restoreRate = restoreRate;
        this.maximum = restoreRate * SECONDS_SAVED;
        this.available = maximum;
    }

    /** Takes the points if they are all there. */
    synchronized boolean take(int points, Instant now) {
        restore(now);
        boolean enough = points <= available;
        available -= enough ? points : 0;
        return enough;
    }

    /** Gives back what was taken and not used. */
    synchronized void refund(int points) {
        available = Math.min(maximum, available + points);
    }

    synchronized int available(Instant now) {
        restore(now);
        return BigDecimal.valueOf(available).setScale(0, RoundingMode.DOWN).intValue();
    }

    int maximum() {
        return maximum;
    }

    int restoreRate() {
        return restoreRate;
    }

    private void restore(Instant now) {
        if (at.isBefore(now)) {
            var since = at.equals(Instant.MIN) ? Duration.ZERO : Duration.between(at, now);
            available = Math.min(maximum, available + since.toMillis() / 1000.0 * restoreRate);
            at = now;
        }
    }
}
