package io.attune.delivery;

import io.attune.batch.Pace;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether what follows a call may wait a while for others. The delivery keeps its place meanwhile, so it may not where
 * few can be under way: others would wait for the place.
 */
@ApplicationScoped
class Leisure {

    private static final int MANY = 16;

    private final Pace pace;
    private final CallWidth width;

    Leisure(Pace pace, CallWidth width) {
        this.pace = pace;
        this.width = width;
    }

    Pace pace() {
        return pace;
    }

    boolean has(Attempt attempt) {
        return width.of(attempt.claimed().connection()) >= MANY;
    }
}
