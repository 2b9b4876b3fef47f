package io.attune.delivery;

import io.attune.mapping.Admission;
import io.attune.merge.Leaving;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sees whether a record that was just read still fits its mapping, and what follows if it does not. */
@ApplicationScoped
class Leavings {

    private final Steps steps;
    private final Clock clock;

    Leavings(Steps steps, Clock clock) {
        this.steps = steps;
        this.clock = clock;
    }

    /** An answer that is not known leaves it in. */
    Uni<Attempt> judge(Attempt attempt) {
        var place = attempt.place();
        boolean leaves = place.mapping().admits(attempt.system(), attempt.current()) == Admission.REFUSED
                && Leaving.matters(attempt.state(), attempt.system(), place.rules());
        if (!leaves) {
            return Uni.createFrom().item(attempt);
        }
        return steps.end(attempt, (state, overCap) ->
                        Leaving.apply(state, attempt.system(), place.rules(), clock.instant(), overCap))
                .map(Steps.Decided::attempt);
    }
}
