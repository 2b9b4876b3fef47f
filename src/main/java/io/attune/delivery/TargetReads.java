package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.call.Clocks;
import io.attune.failpoint.Failpoint;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.Readings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Reads a record in its target: before it is written, and to settle a write in doubt. */
@ApplicationScoped
class TargetReads {

    private final Whereabouts whereabouts;
    private final Clocks clocks;
    private final Steps steps;
    private final Readings readings;
    private final Leavings leavings;
    private final Clock clock;

    TargetReads(Whereabouts whereabouts, Clocks clocks, Steps steps, Readings readings,
            Leavings leavings, Clock clock) {
        this.whereabouts = whereabouts;
        this.clocks = clocks;
        this.steps = steps;
        this.readings = readings;
        this.leavings = leavings;
        this.clock = clock;
    }

    Uni<Move> read(Attempt attempt, String externalId) {
        var place = attempt.place();
        var asked = clock.instant();
        return attempt.group().make(place, place.object().read(place.connection(), externalId))
                .chain(outcome -> outcome.fold(
                        done -> shown(attempt, externalId, done.record(), asked),
                        notDone -> notDone.refusal() == Refusal.NOT_FOUND ? whereabouts.of(attempt, externalId)
                        : ends(attempt, notDone),
                        unknown -> ends(attempt, unknown)));
    }

    /** What it holds is seen now, and a write in doubt is settled by it: what did not arrive is written again. */
    Uni<Move> shown(Attempt attempt, String externalId, JsonNode record, Instant asked) {
        var shown = new Shown(attempt.place(), externalId, record, asked, attempt.asOf());
        return readings.read(attempt.place().mapping(), attempt.place().system(), record)
                .invoke(Failpoint.READ_BEFORE_COMMIT::hit)
                .chain(reading -> steps.decide(attempt,
                        state -> seen(attempt, state, shown.observation(reading, clocks)),
                        (notes, step) -> {
                            if (!step.isOutrun()) {
                                notes.read(step.state().id(), attempt.system(), reading.problems());
                            }
                        }))
                .chain(decided -> decided.step().isOutrun()
                        ? Uni.createFrom().item(new Move.Ends(decided.attempt(), Move.OUTRUN))
                        : leavings.judge(decided.attempt().showing(record)).map(Move.On::new));
    }

    private Step seen(Attempt attempt, RecordState state, Observation seen) {
        var system = attempt.system();
        var linked = state.isEnded() && state.link(system).externalId().isEmpty()
                ? state.withLink(system, state.link(system).withExternalId(seen.externalId())) : state;
        var rules = attempt.place().rules();
        var step = Observe.apply(linked, seen, rules);
        return step.isOutrun() ? step
                : new Step(Settle.readBack(step.state(), system, rules, seen.moment().learntAt()), step.facts());
    }

    private static Uni<Move> ends(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
