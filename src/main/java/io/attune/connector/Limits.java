package io.attune.connector;

import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.util.Optional;

/** How often a system may be called. */
public interface Limits {

    /** Calls that may begin in each {@link #period}. */
    int permits();

    Duration period();

    /** Calls that may be under way at once. */
    int concurrency();

    /**
     * How long the whole connection should wait after this answer, by its own account of what is left; empty: go on.
     */
    Optional<Duration> pauseAfter(HttpAnswer answer);

    /** Where a system says "too often" but not until when, its budget tells. */
    default Outcome paused(Outcome outcome, HttpAnswer answer) {
        return outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.RATE_LIMITED
                && refused.pause().isEmpty()
                ? new Outcome.NotDone(Refusal.RATE_LIMITED, refused.words(), pauseAfter(answer))
                : outcome;
    }
}
