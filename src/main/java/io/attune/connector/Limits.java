package io.attune.connector;

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
}
