package io.attune.delivery;

import io.attune.redaction.Redactor;
import io.attune.retry.NextStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/** One row, one wide line and one count for each attempt. */
@ApplicationScoped
class AttemptLog {

    private static final String STORE = """
            insert into attempt (record, system, mapping, connection, call, outcome, words, millis, at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private final MeterRegistry metrics;
    private final Clock clock;

    AttemptLog(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    Uni<Void> store(SqlConnection db, Attempt attempt, String outcome, String words) {
        var claimed = attempt.claimed();
        return db.preparedQuery(STORE)
                .execute(
                        Tuple.from(new Object[] {claimed.record(), claimed.system(), claimed.mapping(),
                        claimed.connection(),
                    attempt.state().isEnded() ? "end" : "sync", outcome, Redactor.line(words), millis(attempt),
                    Deliveries.at(clock.instant())}))
                .replaceWithVoid();
    }

    private int millis(Attempt attempt) {
        return (int) Math.min(Integer.MAX_VALUE, Duration.between(attempt.claimed().at(), clock.instant()).toMillis());
    }

    void finished(Attempt attempt, String why) {
        count(attempt.claimed(), "done");
        Log.infof("delivery.attempted %s outcome=done why=\"%s\" millis=%d", attempt.claimed(), why, millis(attempt));
    }

    void ended(Attempt attempt, String outcome, NextStep next) {
        count(attempt.claimed(), outcome);
        if (next instanceof NextStep.TryAgain again) {
            Log.infof("delivery.attempted %s outcome=%s words=\"%s\" tries=%d next=\"again at %s\" millis=%d",
                    attempt.claimed(), outcome, attempt.told(again.why()), again.tries(), again.at(), millis(attempt));
        } else if (next instanceof NextStep.GiveUp dead) {
            gaveUp(attempt.claimed(), attempt.told(dead.why()));
        }
    }

    void waiting(Move.Waits waits) {
        Log.infof("delivery.waiting %s parents=%s until=%s", waits.attempt().claimed(), waits.parents(), waits.until());
    }

    void nowhere(Claimed claimed, String why) {
        gaveUp(claimed, Redactor.line(why));
    }

    private void gaveUp(Claimed claimed, String why) {
        metrics.counter("delivery.gave-up", "connection", claimed.connection()).increment();
        Log.warnf("delivery.gave-up %s words=\"%s\" next=\"a dead letter, for a person\"", claimed, why);
    }

    private void count(Claimed claimed, String outcome) {
        metrics.counter("delivery.attempted", "connection", claimed.connection(), "outcome", outcome).increment();
    }
}
