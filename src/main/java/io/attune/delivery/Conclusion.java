package io.attune.delivery;

import io.attune.merge.Lag;
import io.attune.merge.Plan;
import io.attune.merge.Planner;
import io.attune.merge.Progress;
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
        return steps.apply(attempt, Step::of, (db, step) -> isStillDue(attempt, step.state())
                        ? deliveries.dueNow(db, attempt.claimed())
                        : leave(db, attempt, step.state())
                                .chain(() -> deliveries.wakeChildren(db, attempt.claimed()))
                                .chain(() -> log.store(db, attempt, "done", why)))
                .chain(() -> outages.answered(attempt.claimed().connection()))
                .invoke(() -> log.finished(attempt, why));
    }

    /** What was left blank, since the record that it refers to did not come, is written when that one comes. */
    private Uni<Void> leave(SqlConnection db, Attempt attempt, RecordState after) {
        var blank = Lag.of(after, attempt.place().rules(), attempt.system());
        var left = attempt.with(after);
        blank.retainAll(left.progress().parked());
        var awaited = new AskedReferences();
        Composer.compose(left, blank, awaited);
        return after.isEnded() || awaited.asked().isEmpty() ? deliveries.drop(db, attempt.claimed())
                : deliveries.stayFor(db, attempt.claimed(), awaited.records(), clock.instant());
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
                        .chain(() -> log.store(db, attempt, OutcomeWord.of(outcome), words(next))))
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
