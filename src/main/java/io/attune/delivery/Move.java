package io.attune.delivery;

import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Where a part of an attempt leads to. */
sealed interface Move {

    /** Something else was learnt while the answer was on its way, or it is older than what is known: ask again. */
    Outcome OUTRUN = new Outcome.NotDone(Refusal.NOT_TRIED,
            "the answer was outrun by another one: read again", Optional.of(Duration.ofSeconds(1)));

    /** The core is asked again what comes next. */
    record On(Attempt attempt) implements Move {}

    /** Nothing is left to do, and that is stored already. */
    record Finished(Attempt attempt, String why) implements Move {}

    /** The attempt ends here, by this outcome. */
    record Ends(Attempt attempt, Outcome outcome) implements Move {}

    /** Records that it refers to must come first. */
    record Waits(Attempt attempt, Set<UUID> parents, Instant until) implements Move {}

    default <R> R fold(Function<On, R> on, Function<Finished, R> finished, Function<Ends, R> ends,
            Function<Waits, R> waits) {
        if (this instanceof On it) {
            return on.apply(it);
        } else if (this instanceof Finished it) {
            return finished.apply(it);
        } else if (this instanceof Ends it) {
            return ends.apply(it);
        }
        return waits.apply((Waits) this);
    }
}
