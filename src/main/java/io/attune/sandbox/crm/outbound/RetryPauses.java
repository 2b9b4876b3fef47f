package io.attune.sandbox.crm.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The vendor's retries: each pause twice the one before, at most two hours, for a day. */
final class RetryPauses {

    /** How the vendor begins is not told; this is ours. */
    private static final Duration FIRST = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final int DOUBLINGS = 9;

    private RetryPauses() {}

    /** When it is tried again after that many tries; empty when it is dropped. */
    static Optional<Instant> next(Instant madeAt, int tries, Instant now) {
        var pause = FIRST.multipliedBy(1L << Math.min(tries - 1, DOUBLINGS));
        var next = now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
        return next.isAfter(madeAt.plus(KEPT)) ? Optional.empty() : Optional.of(next);
    }
}
