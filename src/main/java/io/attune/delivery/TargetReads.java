package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.merge.Ending;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.KnownReferences;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a record in its target: before it is written, and to settle a write in doubt. */
@ApplicationScoped
class TargetReads {

    private final Calls calls;
    private final Steps steps;
    private final Clock clock;

    TargetReads(Calls calls, Steps steps, Clock clock) {
        this.calls = calls;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Move> read(Attempt attempt, String externalId) {
        var place = attempt.place();
        return calls.make(place.connection(), place.object(), place.object().read(place.connection(), externalId))
                .chain(outcome -> outcome.fold(
                        done -> shown(attempt, externalId, done.record()),
                        notDone -> notDone.refusal() == Refusal.NOT_FOUND ? gone(attempt) : ends(attempt, notDone),
                        unknown -> ends(attempt, unknown)));
    }

    /** What it holds is seen now, and a write in doubt is settled by it: what did not arrive is written again. */
    Uni<Move> shown(Attempt attempt, String externalId, JsonNode record) {
        return steps.apply(attempt, state -> seen(attempt, state, externalId, record))
                .map(after -> new Move.On(after.showing(record)));
    }

    private Step seen(Attempt attempt, RecordState state, String externalId, JsonNode record) {
        if (state.isEnded()) {
            var link = state.link(attempt.system()).withExternalId(externalId);
            return Step.of(state.withLink(attempt.system(), link).withoutInflight(attempt.system()));
        }
        var step = Observe.apply(state, observation(attempt, externalId, record, clock.instant()), attempt.place().rules());
        return new Step(step.state().withoutInflight(attempt.system()), step.facts());
    }

    private static Observation observation(Attempt attempt, String externalId, JsonNode record, Instant now) {
        var values = attempt.place().mapping().read(attempt.system(), record, KnownReferences.none()).values();
        return new Observation(attempt.system(), externalId, values, OptionalLong.empty(), Optional.empty(), now,
                Optional.empty());
    }

    private Uni<Move> gone(Attempt attempt) {
        return steps.apply(attempt, state -> {
            var step = Ending.apply(state, attempt.system(), attempt.place().rules(), clock.instant(), false);
            return new Step(step.state().withoutInflight(attempt.system()), step.facts());
        }).map(Move.On::new);
    }

    private static Uni<Move> ends(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
