package io.attune.runtime;

import io.attune.batch.Pace;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The only place that makes a clock or a source of chance; everything else is handed them. */
@ApplicationScoped
public class Wiring {

    /** Measured: the ends of 200 deliveries a second went one by one; a repeated edit waits for it at most. */
    private static final Duration LINGER = Duration.ofMillis(20);

    /** For commands that run without a server. */
    public static Clock systemClock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Clock clock() {
        return systemClock();
    }

    @Produces
    @Singleton
    Pace pace(Vertx vertx) {
        return new Pace(LINGER, System::nanoTime, (after, run) ->
                vertx.setTimer(Math.max(1, after.toMillis()), fired -> run.run()));
    }

    @Produces
    @Singleton
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
