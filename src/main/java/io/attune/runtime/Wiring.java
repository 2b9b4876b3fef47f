package io.attune.runtime;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** The only place that makes a clock or a source of chance; everything else is handed them. */
@ApplicationScoped
public class Wiring {

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
    RandomGenerator chance() {
        return new SecureRandom();
    }
}
