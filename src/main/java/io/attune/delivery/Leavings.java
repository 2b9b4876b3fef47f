package io.attune.delivery;

import io.attune.mapping.Admission;
import io.attune.merge.Leaving;
import io.attune.sync.Deletes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sees whether a record that was just read still fits its mapping, and what follows if it does not. */
@ApplicationScoped
class Leavings {

    private final Steps steps;
    private final Deletes deletes;
    private final Pool pool;
    private final Clock clock;

    Leavings(Steps steps, Deletes deletes, Pool pool, Clock clock) {
        this.steps = steps;
        this.deletes = deletes;
        this.pool = pool;
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
        var now = clock.instant();
        return deletes.isOverCap(pool, place.mapping(), now).chain(overCap -> steps.apply(attempt, state ->
                Leaving.apply(state, attempt.system(), place.rules(), now, overCap)));
    }
}
