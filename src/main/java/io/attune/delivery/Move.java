package io.attune.delivery;

import io.attune.retry.Outcome;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Where a part of an attempt leads to. */
sealed interface Move {

    /** The core is asked again what comes next. */
    record On(Attempt attempt) implements Move {}

    /** The attempt ends here, by this outcome. */
    record Ends(Attempt attempt, Outcome outcome) implements Move {}

    /** Records that it refers to must come first. */
    record Waits(Attempt attempt, Set<UUID> parents, Instant until) implements Move {}

    default <R> R fold(Function<On, R> on, Function<Ends, R> ends, Function<Waits, R> waits) {
        if (this instanceof On it) {
            return on.apply(it);
        } else if (this instanceof Ends it) {
            return ends.apply(it);
        }
        return waits.apply((Waits) this);
    }
}
