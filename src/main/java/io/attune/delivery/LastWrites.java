package io.attune.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.connector.Write;
import io.attune.document.Canonical;
import io.attune.merge.Inflight;
import io.attune.merge.Progress.Known;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Writes to the target that its record has ended: by a mark, or by deleting it there. */
@ApplicationScoped
class LastWrites {

    private final CallSequence sequence;
    private final Steps steps;
    private final Clock clock;

    LastWrites(CallSequence sequence, Steps steps, Clock clock) {
        this.sequence = sequence;
        this.steps = steps;
        this.clock = clock;
    }

    Uni<Move> write(Attempt attempt, Inflight.Kind kind) {
        return steps.decide(attempt, state -> noted(attempt, state, kind)).chain(noted -> noted.step().isOutrun()
                ? Uni.createFrom().item(new Move.Ends(noted.attempt(), Move.OUTRUN))
                : run(attempt.state(), noted.attempt(), kind));
    }

    /** Unless another record has what it was linked to: as long as it is noted, none can take it. */
    private Step noted(Attempt attempt, RecordState state, Inflight.Kind kind) {
        var system = attempt.system();
        return state.link(system).externalId().equals(attempt.state().link(system).externalId())
                ? Step.of(Settle.telling(state, system, kind, attempt.place().rules(), clock.instant()))
                : Step.outrun(state);
    }

    private Uni<Move> run(RecordState before, Attempt attempt, Inflight.Kind kind) {
        boolean isMark = kind == Inflight.Kind.MARK;
        ObjectNode patch = isMark ? attempt.place().mapping().markValues(attempt.system())
                : Canonical.NODES.objectNode();
        return sequence.run(attempt, isMark ? Write.Kind.UPDATE : Write.Kind.DELETE, patch)
                .chain(ran -> told(before, attempt, ran.outcome()));
    }

    /** That it is gone there already is as good as done. What is unknown stays in doubt. */
    private Uni<Move> told(RecordState before, Attempt attempt, Outcome outcome) {
        boolean gone = outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND;
        if (gone || outcome instanceof Outcome.Done) {
            return steps.apply(attempt, state -> Step.of(Settle.told(state, attempt.system(), clock.instant())))
                    .map(after -> new Move.On(after.with(after.progress().with(Known.TOLD_END))));
        }
        return outcome instanceof Outcome.NotDone
                ? steps.apply(attempt, state -> Step.of(Settle.untold(state, attempt.system(), before)))
                        .map(after -> TargetWrites.next(after, outcome))
                : Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
