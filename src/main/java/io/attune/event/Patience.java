package io.attune.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long an event whose step failed waits before it is tried again. A step fails by a bug or a broken database, never
 * by a system that is down (that is a delivery's matter), so twenty tries over about twelve hours let a person mend it.
 */
@ApplicationScoped
class Patience {

    static final int TRIES = 20;

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final double SPREAD = 0.2;

    private final RandomGenerator chance;

    Patience(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Doubling from one second to an hour, ±20 %; empty after the last try: a person is needed. */
    Optional<Duration> after(int tries) {
        if (tries >= TRIES) {
            return Optional.empty();
        }
        var doubled = FIRST.multipliedBy(1L << Math.max(0, tries - 1));
        var pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        var factor = 1 - SPREAD + 2 * SPREAD * chance.nextDouble();
        return Optional.of(Duration.ofMillis(Math.round(pause.toMillis() * factor)));
    }
}
