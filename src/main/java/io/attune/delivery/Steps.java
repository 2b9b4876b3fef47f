package io.attune.delivery;

import io.attune.merge.RecordState;
import io.attune.mapping.Mapping;
import io.attune.merge.Step;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.sync.Deletes;
import io.attune.sync.Lagging;
import io.attune.sync.MappingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The short transactions between the calls of an attempt: each loads the newest state, applies one decision, stores
 * it.
 */
@ApplicationScoped
class Steps {

    private final Pool pool;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final Deliveries deliveries;
    private final Deletes deletes;
    private final Event<Lagging> lagging;
    private final Clock clock;

    Steps(Pool pool, RecordLoader loader, RecordWriter writer, Deliveries deliveries, Deletes deletes,
            Event<Lagging> lagging, Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.writer = writer;
        this.deliveries = deliveries;
        this.deletes = deletes;
        this.lagging = lagging;
        this.clock = clock;
    }

    /** What happens beside the state, in the same transaction. */
    interface Beside {
        Uni<Void> run(SqlConnection db, Step step);
    }

    /** The attempt with the state that follows, and the step that led to it. */
    record Decided(Attempt attempt, Step step) {}

    /** The attempt with the state that follows, and how it was come to. */
    Uni<Decided> decide(Attempt attempt, Function<RecordState, Step> decision) {
        return decide(attempt, decision, (db, step) -> Uni.createFrom().voidItem());
    }

    /** The attempt with the state that follows. */
    Uni<Attempt> apply(Attempt attempt, Function<RecordState, Step> decision) {
        return decide(attempt, decision).map(Decided::attempt);
    }

    /** The attempt with the state that follows. */
    Uni<Attempt> apply(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {
        return decide(attempt, decision, beside).map(Decided::attempt);
    }

    /** Fails with {@link LeaseLost}, and stores nothing, if the delivery is another worker's by now. */
    Uni<Decided> decide(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {
        return inOne(attempt, db -> step(db, attempt, decision).call(step -> beside.run(db, step)));
    }

    /** A decision by which the record may end: it is told whether the mapping's share of deletes is used up. */
    Uni<Decided> end(Attempt attempt, BiFunction<RecordState, Boolean, Step> decision) {
        return inOne(attempt, db -> deletes.isOverCap(db, attempt.place().mapping(), clock.instant())
                .chain(overCap -> step(db, attempt, state -> decision.apply(state, overCap))));
    }

    private Uni<Decided> inOne(Attempt attempt, Function<SqlConnection, Uni<Step>> transaction) {
        return pool.withTransaction(transaction)
                .invoke(step -> announce(attempt.place().mapping(), step))
                .map(step -> new Decided(attempt.with(step.state()), step));
    }

    private Uni<Step> step(SqlConnection db, Attempt attempt, Function<RecordState, Step> decision) {
        return loader.load(db, attempt.claimed().record()) // locked first, as by events
                .call(() -> deliveries.check(db, attempt.claimed()))
                .map(stored -> stored.orElseThrow().state())
                .invoke(before -> VersionPassed.check(attempt, before))
                .chain(before -> save(db, attempt, before, decision.apply(before)));
    }

    private Uni<Step> save(SqlConnection db, Attempt attempt, RecordState before, Step step) {
        var mapping = attempt.place().mapping();
        var saving = new Saving(mapping.name(), attempt.place().rules(), Optional.of(before), step,
                OptionalLong.empty(), clock.instant(), MappingRules.connections(mapping));
        return writer.save(db, saving).replaceWith(step);
    }

    /** Its own delivery is under way: only what others lack now is worth waking for. */
    private void announce(Mapping mapping, Step step) {
        if (!step.lagging().isEmpty()) {
            lagging.fire(new Lagging(mapping.name()));
        }
    }
}
