package io.attune.delivery;

import io.attune.call.Calls;
import io.attune.merge.Ending;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.sync.Deletes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What became of a record that is not found any more: merged into another one there, or deleted. */
@ApplicationScoped
class Whereabouts {

    private static final String HOLDER = "select record from link where mapping = $1 and system = $2 and ext_id = $3";

    private final Calls calls;
    private final Steps steps;
    private final Deletes deletes;
    private final Pool pool;
    private final Clock clock;

    Whereabouts(Calls calls, Steps steps, Deletes deletes, Pool pool, Clock clock) {
        this.calls = calls;
        this.steps = steps;
        this.deletes = deletes;
        this.pool = pool;
        this.clock = clock;
    }

    /** A merge is no delete: it is asked for first, where the system can tell. */
    Uni<Move> of(Attempt attempt, String externalId) {
        var place = attempt.place();
        return place.object().mergedInto(place.connection(), externalId)
                .map(call -> calls.make(place.connection(), place.object(), call).chain(outcome -> outcome.fold(
                        done -> done.id().map(into -> merged(attempt, into)).orElseGet(() -> deleted(attempt)),
                        refused -> ends(attempt, refused),
                        unknown -> ends(attempt, unknown))))
                .orElseGet(() -> deleted(attempt));
    }

    private Uni<Move> merged(Attempt attempt, String into) {
        return pool.preparedQuery(HOLDER)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), into))
                .map(rows -> rows.size() == 0 ? Optional.<UUID>empty() : Optional.of(rows.iterator().next().getUUID(0)))
                .chain(holder -> steps.apply(attempt, state -> {
                    var step = Ending.merged(state, attempt.system(), into, holder, clock.instant());
                    return new Step(step.state().withoutInflight(attempt.system()), step.facts());
                }))
                .map(Move.On::new);
    }

    private Uni<Move> deleted(Attempt attempt) {
        var now = clock.instant();
        return deletes.isOverCap(pool, attempt.place().mapping(), now).chain(overCap -> steps.apply(attempt, state -> {
            var step = Ending.apply(state, attempt.system(), attempt.place().rules(), now, overCap);
            return new Step(step.state().withoutInflight(attempt.system()), step.facts());
        })).map(Move.On::new);
    }

    private static Uni<Move> ends(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
