package io.attune.sandbox.shop.hook;

import java.time.Duration;
import java.util.Optional;

/** The vendor's retries: eight within four hours, each pause twice the one before. */
final class RetrySchedule {

    static final int RETRIES = 8;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(56);

    private RetrySchedule() {}

    /** How long after that many failed tries it tries again; empty when it gives up. */
    static Optional<Duration> pauseAfter(int tries) {
        return tries > RETRIES ? Optional.empty() : Optional.of(FIRST_PAUSE.multipliedBy(1L << (tries - 1)));
    }
}
