package io.attune.simulation.hub;

import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where a part of an attempt leads to. */
sealed interface Move {

    /** The core is asked again what comes next. */
    record On(Attempt attempt) implements Move {}

    /** The attempt ends here, by this outcome. */
    record Ends(Attempt attempt, Outcome outcome) implements Move {}

    /** Records that it refers to must come first. */
    record Waits(Attempt attempt, Set<UUID> parents, Instant until) implements Move {}

    /** Something else was learnt while the answer was on its way: the question is asked again. */
    static Move outrun(Attempt attempt) {
        return new Ends(attempt, new Outcome.NotDone(Refusal.NOT_TRIED, "the answer was outrun",
                Optional.of(Duration.ofSeconds(1))));
    }
}
