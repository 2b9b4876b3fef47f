package io.attune.simulation.world;

import java.time.Duration;
import java.time.Instant;

/** The time of the world. It stands still until somebody moves it. */
public final class VirtualClock {

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Time never runs backwards: a moment that is over changes nothing. */
    public void reach(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }
}
