package io.attune.delivery;

import io.attune.merge.Ending;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What became of a record that is not found any more: merged into another one there, or deleted. */
@ApplicationScoped
class Whereabouts {

    private static final String HOLDER = "select record from link where mapping = $1 and system = $2 and ext_id = $3";

    private final Steps steps;
    private final Pool pool;
    private final Clock clock;

    Whereabouts(Steps steps, Pool pool, Clock clock) {
        this.steps = steps;
        this.pool = pool;
        this.clock = clock;
    }

    /** A merge is no delete: it is asked for first, where the system can tell. */
    Uni<Move> of(Attempt attempt, String externalId) {
        var place = attempt.place();
        return place.object().mergedInto(place.connection(), externalId)
                .map(call -> attempt.group().make(place, call).chain(outcome -> outcome.fold(
                        done -> done.id().map(into -> merged(attempt, externalId, into))
                                .orElseGet(() -> deleted(attempt, externalId)),
                        refused -> ends(attempt, refused),
                        unknown -> ends(attempt, unknown))))
                .orElseGet(() -> deleted(attempt, externalId));
    }

    private Uni<Move> merged(Attempt attempt, String externalId, String into) {
        return pool.preparedQuery(HOLDER)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), into))
                .map(rows -> rows.size() == 0 ? Optional.<UUID>empty() : Optional.of(rows.iterator().next().getUUID(0)))
                .chain(holder -> settle(attempt, externalId, (state, overCap) ->
                        Ending.merged(state, attempt.system(), into, holder, clock.instant())));
    }

    private Uni<Move> deleted(Attempt attempt, String externalId) {
        return settle(attempt, externalId, (state, overCap) ->
                Ending.apply(state, attempt.system(), attempt.place().rules(), clock.instant(), overCap));
    }

    /** What is gone is the id that was read: the record may be linked to another one by now. */
    private Uni<Move> settle(Attempt attempt, String externalId, BiFunction<RecordState, Boolean, Step> ending) {
        return steps.end(attempt, (state, overCap) -> {
            if (!state.link(attempt.system()).externalId().equals(Optional.of(externalId))) {
                return Step.outrun(state);
            }
            var step = ending.apply(state, overCap);
            return new Step(Settle.gone(step.state(), attempt.system(), attempt.place().rules(), clock.instant()),
                    step.facts());
        }).map(decided -> decided.step().isOutrun() ? new Move.Ends(decided.attempt(), Move.OUTRUN)
                : new Move.On(decided.attempt()));
    }

    private static Uni<Move> ends(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
