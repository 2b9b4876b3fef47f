package io.attune.retention;

import io.vertx.mutiny.sqlclient.Pool;
import java.time.Clock;
import java.time.Duration;

/** Partitions as they are kept where nothing else is set. */
public final class Kept {

    private Kept() {}

    public static Partitions in(Pool pool, Clock clock) {
        return new Partitions(pool, clock, Duration.ofDays(7), Duration.ofDays(90));
    }
}
