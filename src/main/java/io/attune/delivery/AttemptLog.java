package io.attune.delivery;

import io.attune.batch.Columns;
import io.attune.redaction.Redactor;
import io.attune.retry.NextStep;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** One row, one wide line and one count for each attempt. */
@ApplicationScoped
class AttemptLog {

    private static final String STORE = """
            insert into attempt (record, system, mapping, connection, call, outcome, words, millis, at)
            select record, system, mapping, connection, call, outcome, words, millis, $9
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[])
                as ended (record, system, mapping, connection, call, outcome, words, millis)""";

    private final MeterRegistry metrics;
    private final Clock clock;

    AttemptLog(MeterRegistry metrics, Clock clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** How an attempt ended, in a word and in words. */
    record Entry(Attempt attempt, String outcome, String words) {

        Claimed claimed() {
            return attempt.claimed();
        }
    }

    Uni<Void> store(SqlConnection db, List<Entry> entries) {
        return Columns.of(entries)
                .uuids(one -> one.claimed().record())
                .texts(one -> one.claimed().system())
                .texts(one -> one.claimed().mapping())
                .texts(one -> one.claimed().connection())
                .texts(one -> one.attempt().state().isEnded() ? "end" : "sync")
                .texts(Entry::outcome)
                .texts(one -> Redactor.line(one.words()))
                .ints(one -> millis(one.attempt()))
                .with(Deliveries.at(clock.instant()))
                .run(db, STORE);
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
