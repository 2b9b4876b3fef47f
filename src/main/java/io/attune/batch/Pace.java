package io.attune.batch;

import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * How long what nobody waits for may linger, so that others go with it.
 *
 * @param linger  between a batch and the next one that nobody waits for, at least
 * @param nanos   the time, from any moment on
 * @param timer   runs something after a while
 */
public record Pace(Duration linger, LongSupplier nanos, BiConsumer<Duration, Runnable> timer) {

    /** Nothing lingers. */
    public static final Pace NONE = new Pace(Duration.ZERO, () -> 0, (after, run) -> run.run());

    Duration left(long sinceNanos) {
        return linger.minusNanos(nanos.getAsLong() - sinceNanos);
    }
}
