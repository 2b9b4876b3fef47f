package io.attune.delivery;

import io.attune.connector.Write;
import io.attune.failpoint.Failpoint;
import io.attune.merge.Inflight;
import io.attune.merge.Plan;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Moment;
import io.attune.merge.Step;
import io.attune.merge.Written;
import io.attune.record.Problems;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes to the target. What is sent is stored before the call, so that an answer that never comes leaves a trace. */
@ApplicationScoped
class TargetWrites {

    /** A process that stood still for longer does not send what it had decided on before: it might arrive too late. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final CallSequence sequence;
    private final LastWrites lastWrites;
    private final Holders holders;
    private final Handovers handovers;
    private final Steps steps;
    private final WaitingParents parents;
    private final Problems problems;
    private final Conclusion conclusion;
    private final Pool pool;
    private final Clock clock;

    TargetWrites(CallSequence sequence, LastWrites lastWrites, Holders holders, Handovers handovers, Steps steps,
            WaitingParents parents, Problems problems, Conclusion conclusion, Pool pool, Clock clock) {
        this.sequence = sequence;
        this.lastWrites = lastWrites;
        this.holders = holders;
        this.handovers = handovers;
        this.steps = steps;
        this.parents = parents;
        this.problems = problems;
        this.conclusion = conclusion;
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Move> write(Attempt attempt, Plan.Write plan) {
        return switch (plan.kind()) {
            case MARK, DELETE -> lastWrites.write(attempt, plan.kind());
            case CREATE, UPDATE, UPSERT -> parents.compose(attempt, plan.fields())
                    .chain(composed -> composed(attempt, plan, composed));
        };
    }

    private Uni<Move> composed(Attempt attempt, Plan.Write plan, Composed composed) {
        if (!composed.missing().isEmpty()) {
            return parents.waitOrGoOn(attempt, plan, composed.missing());
        }
        var lacking = plan.kind() == Inflight.Kind.UPDATE ? Optional.<String>empty()
                : Composer.lacking(attempt, composed);
        if (lacking.isPresent()) {
            return lacks(attempt, lacking.get(), composed);
        }
        return prepare(attempt, plan, composed).chain(prepared ->
                composed.sent().isEmpty() && plan.kind() == Inflight.Kind.UPDATE
                        ? Uni.createFrom().item(new Move.On(prepared))
                        : send(prepared, plan, composed));
    }

    /** What kept it from being read says more than that it cannot be written. */
    private Uni<Move> lacks(Attempt attempt, String row, Composed composed) {
        return problems.words(pool, attempt.state().id(), row)
                .map(known -> known.isEmpty() ? composed.problems().getOrDefault(row, "it has no value") : known)
                .map(words -> new Move.Ends(attempt,
                        new Outcome.NotDone(Refusal.INVALID, "row '" + row + "' is required: " + words)));
    }

    /**
     * Fields that are equal already are confirmed, those that cannot be written are parked, the others are noted as
     * sent.
     */
    private Uni<Attempt> prepare(Attempt attempt, Plan.Write plan, Composed composed) {
        var parked = new HashSet<>(attempt.progress().parked());
        parked.addAll(composed.problems().keySet());
        return steps.apply(attempt.with(attempt.progress().parking(parked)), state -> Step.of(noted(state,
                        attempt.system(), composed, new Inflight(plan.kind(), attempt.place().mapping().version(),
                                composed.sent(), clock.instant()))),
                (notes, step) -> notes.unwritable(step.state().id(), attempt.system(), composed.problems()));
    }

    /** An update of nothing is not sent. */
    static RecordState noted(RecordState state, String system, Composed composed, Inflight write) {
        var confirmed = Settle.alreadyHeld(state, system, composed.equal());
        return write.patch().isEmpty() && write.kind() == Inflight.Kind.UPDATE ? confirmed
                : confirmed.withInflight(system, write);
    }

    /** What is noted as sent already. */
    Uni<Move> send(Attempt attempt, Plan.Write plan, Composed composed) {
        Failpoint.NOTED_BEFORE_SEND.hit();
        if (isTooLate(attempt)) {
            return steps.apply(attempt, state -> Step.of(Settle.refused(state, attempt.system())))
                    .map(after -> new Move.Ends(after, new Outcome.NotDone(Refusal.NOT_TRIED, "not sent in time")));
        }
        return sequence.run(attempt, Write.Kind.valueOf(plan.kind().name()), composed.patch())
                .invoke(Failpoint.SENT_BEFORE_COMMIT::hit)
                .chain(ran -> holders.of(attempt, ran.id()).chain(holder -> switch (holder) {
                    case ANOTHER -> holders.leave(attempt, ran.id().orElseThrow());
                    case EXPECTED -> handovers.give(attempt, ran.id().orElseThrow(), clock.instant())
                            .chain(() -> settled(attempt, ran));
                    case NOBODY -> settled(attempt, ran);
                }));
    }

    private boolean isTooLate(Attempt attempt) {
        return attempt.state().inflight(attempt.system())
                .filter(write -> write.sentAt().plus(LONGEST_PAUSE).isBefore(clock.instant())).isPresent();
    }

    /** Where this was the last that was lacking, the end of the delivery is stored with it. */
    private Uni<Move> settled(Attempt attempt, Ran ran) {
        boolean isDone = ran.outcome() instanceof Outcome.Done;
        Function<RecordState, Step> decision = state -> settled(attempt, state, ran);
        return (isDone ? steps.settle(attempt, decision, (notes, step) ->
                        conclusion.closeIfFinished(notes, written(attempt.with(step.state()))))
                : steps.apply(attempt, decision))
                .invoke(Failpoint.COMMITTED_BEFORE_END::hit)
                .map(after -> isDone ? finishedOrOn(written(after)) : next(after, ran.outcome()));
    }

    private static Attempt written(Attempt after) {
        return after.with(after.progress().afterWrite());
    }

    private static Move finishedOrOn(Attempt after) {
        return Conclusion.finishedBy(after).<Move>map(why -> new Move.Finished(after, why))
                .orElseGet(() -> new Move.On(after));
    }

    /** A write that the system refused since the record was changed meanwhile is decided anew, on what it is now. */
    static Move next(Attempt after, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return new Move.On(written(after));
        }
        boolean changed = outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.CHANGED;
        return changed && after.mayReread() ? new Move.On(after.rereading()) : new Move.Ends(after, outcome);
    }

    /** What was surely not done is forgotten; what is unknown stays in doubt. */
    private Step settled(Attempt attempt, RecordState state, Ran ran) {
        var system = attempt.system();
        var sent = state.inflight(system).map(write -> write.patch().keySet()).orElse(Set.of());
        var settled = ran.settles(sent, attempt.place().mapping(), system);
        var written = new Written(system, ran.id(), settled, ran.shown(), attempt.asOf(), Moment.at(clock.instant()));
        var step = ran.isAnythingDone() ? Settle.done(state, written, attempt.place().rules()) : Step.of(state);
        return ran.outcome() instanceof Outcome.NotDone && !step.isOutrun()
                ? new Step(Settle.refused(step.state(), system), step.facts()) : step;
    }
}
