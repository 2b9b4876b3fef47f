package io.attune.batch;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * How long what nobody waits for may linger, so that others go with it.
 *
 * @param linger between a batch and the next one that nobody waits for, at most
 * @param enough so many wait for no others
 * @param timer  runs something after a while
 */
public record Pace(Duration linger, int enough, InstantSource clock, BiConsumer<Duration, Runnable> timer) {

    /** Nothing lingers. */
    public static final Pace NONE = new Pace(Duration.ZERO, 1, () -> Instant.EPOCH, (after, run) -> run.run());

    /** Of what this process does. */
    @ApplicationScoped
    static class Own {

        /** The ends of 200 deliveries a second went one by one; each stage of an end waits for it at most. */
        private static final Duration LINGER = Duration.ofMillis(20);
        /** As many as take steps at once in a group of deliveries: those that come after them would wait, too. */
        private static final int ENOUGH = 8;

        @Produces
        @Singleton
        Pace pace(Clock clock, Vertx vertx) {
            // A timer of Vert.x ends with whatever server it was set by, and a stop waits for what has begun.
            return new Pace(LINGER, ENOUGH, clock, (after, run) ->
                    vertx.nettyEventLoopGroup().schedule(run, after.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** What is left of it since then; a clock that was put back makes it no longer. */
    Duration left(Instant since) {
        var left = linger.minus(Duration.between(since, clock.instant()));
        return left.compareTo(linger) > 0 ? linger : left;
    }
}
