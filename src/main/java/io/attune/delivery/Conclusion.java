package io.attune.delivery;

import io.attune.merge.Lag;
import io.attune.merge.Plan;
import io.attune.merge.Planner;
import io.attune.merge.Progress;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.retry.NextStep;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.retry.RetryPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Stores how an attempt ended and what follows; nobody else counts tries or sets a due time. */
@ApplicationScoped
class Conclusion {

    private final Pool pool;
    private final Steps steps;
    private final Deliveries deliveries;
    private final AttemptLog log;
    private final Outages outages;
    private final Clock clock;
    private final RandomGenerator random;

    Conclusion(Pool pool, Steps steps, Deliveries deliveries, AttemptLog log, Outages outages, Clock clock,
            RandomGenerator random) {
        this.pool = pool;
        this.steps = steps;
        this.deliveries = deliveries;
        this.log = log;
        this.outages = outages;
        this.clock = clock;
        this.random = random;
    }

    /** The target is up to date, unless something came in the meantime: then it is due again at once. */
    Uni<Void> finished(Attempt attempt, String why) {
        return steps.settle(attempt, Step::of, (notes, step) -> {
            if (isStillDue(attempt, step.state())) {
                notes.also(db -> deliveries.dueNow(db, attempt.claimed()));
            } else {
                close(notes, attempt, step.state(), why);
            }
        }).chain(() -> told(attempt, why));
    }

    private void close(Notes notes, Attempt attempt, RecordState after, String why) {
        leave(notes, attempt, after);
        notes.attempted(new AttemptLog.Entry(attempt, "done", why));
    }

    /** As it may have been noted to be finished by {@link #closeIfFinished}. */
    Uni<Void> told(Attempt attempt, String why) {
        return outages.answered(attempt.claimed().connection()).invoke(() -> log.finished(attempt, why));
    }

    /** Notes its end together with the answer that was the last, if it was. */
    void closeIfFinished(Notes notes, Attempt after) {
        finishedBy(after).ifPresent(why -> close(notes, after, after.state(), why));
    }

    /** Why nothing is left to do of an attempt whose state was stored just now; empty if something may be. */
    static Optional<String> finishedBy(Attempt after) {
        var rules = after.place().rules();
        return !Rebase.isDue(after.state(), rules) && !isStillDue(after, after.state())
                && Planner.next(after.state(), rules, after.target(), after.progress()) instanceof Plan.Finished end
                ? Optional.of(end.why()) : Optional.empty();
    }

    /** What was left blank, since the record that it refers to did not come, is written when that one comes. */
    private void leave(Notes notes, Attempt attempt, RecordState after) {
        var blank = Lag.of(after, attempt.place().rules(), attempt.system());
        var left = attempt.with(after);
        blank.retainAll(left.progress().parked());
        var awaited = new AskedReferences();
        if (!blank.isEmpty()) {
            Composer.compose(left, blank, awaited);
        }
        if (after.isEnded() || awaited.asked().isEmpty()) {
            notes.drop(attempt.claimed());
        } else {
            notes.also(db -> deliveries.stayFor(db, attempt.claimed(), awaited.records(), clock.instant()));
        }
    }

    private static boolean isStillDue(Attempt attempt, RecordState after) {
        if (after.isEnded() != attempt.state().isEnded()) {
            return true;
        }
        var fresh = Progress.NONE.parking(attempt.with(after).progress().parked());
        var rules = attempt.place().rules();
        var lagging = Lag.of(after, rules, attempt.system());
        lagging.removeAll(fresh.parked());
        return !after.isEnded() && !lagging.isEmpty()
                && !(Planner.next(after, rules, attempt.with(after).target(), fresh) instanceof Plan.Finished);
    }

    Uni<Void> ended(Attempt attempt, Outcome outcome) {
        var next = RetryPolicy.STANDARD.after(outcome, attempt.claimed().tried(), clock.instant(), random.nextDouble());
        return pool.withTransaction(db -> deliveries.check(db, attempt.claimed())
                        .chain(() -> store(db, attempt, next))
                        .chain(() -> log.store(db, List.of(
                                new AttemptLog.Entry(attempt, OutcomeWord.of(outcome), words(next))))))
                .invoke(() -> log.ended(attempt, OutcomeWord.of(outcome), next))
                .chain(() -> note(attempt.claimed().connection(), outcome, next));
    }

    private Uni<Void> store(SqlConnection db, Attempt attempt, NextStep next) {
        return next instanceof NextStep.TryAgain again
                ? deliveries.tryAgain(db, attempt.claimed(), again)
                : deliveries.giveUp(db, attempt.claimed(), words(next));
    }

    /** A connection that refuses a record is alive all the same. */
    private Uni<Void> note(String connection, Outcome outcome, NextStep next) {
        if (next instanceof NextStep.TryAgain again && again.outage()) {
            outages.failed(connection);
            return Uni.createFrom().voidItem();
        }
        boolean answered = outcome instanceof Outcome.NotDone refused && refused.refusal() != Refusal.NOT_TRIED;
        return answered ? outages.answered(connection) : Uni.createFrom().voidItem();
    }

    private static String words(NextStep next) {
        return next instanceof NextStep.TryAgain again ? again.why()
                : next instanceof NextStep.GiveUp dead ? dead.why() : "";
    }

    Uni<Void> waits(Move.Waits waits) {
        return pool.withTransaction(db -> deliveries.check(db, waits.attempt().claimed())
                        .chain(() -> deliveries.waitFor(db, waits.attempt().claimed(), waits.parents(), waits.until())))
                .invoke(() -> log.waiting(waits));
    }

    /** The mapping, its system or the connection is not there any more: a person must say what is to become of it. */
    Uni<Void> nowhere(Claimed claimed) {
        var why = "there is no active mapping '%s' with the system '%s'".formatted(claimed.mapping(), claimed.system());
        return pool.withTransaction(db -> deliveries.check(db, claimed)
                        .chain(() -> deliveries.giveUp(db, claimed, why)))
                .invoke(() -> log.nowhere(claimed, why));
    }
}
