package io.attune.delivery;

import io.attune.merge.Inflight;
import io.attune.merge.Plan;
import io.attune.merge.Planner;
import io.attune.merge.Progress;
import io.attune.merge.Progress.Known;
import io.attune.merge.RecordState;
import io.attune.merge.Rebase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The write with which the delivery of a new record begins, where nobody need be asked anything before: what
 * {@link Deliverer} would come to by itself. Decided together with the step that makes the delivery due, it is noted as
 * sent in that step's transaction, and needs none of its own.
 *
 * @param progress       what its delivery knows by then
 * @param mappingVersion by which it was composed
 */
record FirstWrite(Progress progress, Plan.Write plan, Composed composed, int mappingVersion) {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** Empty where a search, a parent or a person comes first. @param begun its delivery, which has made no call yet */
    static Optional<FirstWrite> of(Attempt begun) {
        var attempt = searched(begun);
        return next(attempt) instanceof Plan.Write plan && isMade(plan) && !isDueAnew(attempt)
                ? composed(attempt, plan) : Optional.empty();
    }

    private static Plan next(Attempt attempt) {
        return Planner.next(attempt.state(), attempt.place().rules(), attempt.target(), attempt.progress());
    }

    /** Where nothing can be searched by, nothing is found. */
    private static Attempt searched(Attempt begun) {
        return !begun.place().object().isSearched() && next(begun) instanceof Plan.FindByKey
                ? begun.with(begun.progress().with(Known.NOT_BY_KEY)) : begun;
    }

    private static boolean isMade(Plan.Write plan) {
        return plan.kind() == Inflight.Kind.CREATE || plan.kind() == Inflight.Kind.UPSERT;
    }

    private static boolean isDueAnew(Attempt attempt) {
        return Rebase.isDue(attempt.state(), attempt.place().rules());
    }

    private static Optional<FirstWrite> composed(Attempt attempt, Plan.Write plan) {
        var asked = new AskedReferences();
        var composed = Composer.compose(attempt, plan.fields(), asked);
        boolean isComplete = asked.asked().isEmpty() && asked.lookups().isEmpty() && composed.problems().isEmpty()
                && Composer.lacking(attempt, composed).isEmpty();
        return isComplete ? Optional.of(new FirstWrite(attempt.progress(), plan, composed,
                attempt.place().mapping().version())) : Optional.empty();
    }

    /** The record's state with the write on its way. */
    RecordState noted(RecordState state, Claimed due, Instant now) {
        return TargetWrites.noted(state, due.system(), composed,
                new Inflight(plan.kind(), mappingVersion, composed.sent(), now));
    }

    /**
     * Whether it is still what its delivery would decide on: the mapping is the same, and it did not wait for longer than a
     * moment, in which the record may have changed.
     */
    boolean isFresh(Attempt attempt, Instant now) {
        return mappingVersion == attempt.place().mapping().version() && attempt.state().inflight(attempt.system())
                .filter(write -> now.isBefore(write.sentAt().plus(MOMENT))).isPresent();
    }
}
