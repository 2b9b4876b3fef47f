package io.attune.delivery;

import io.attune.batch.Batcher;
import io.attune.batch.Transaction;
import io.attune.mapping.Mapping;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.RecordLoader;
import io.attune.record.RecordLoader.Stored;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.sync.Deletes;
import io.attune.sync.Lagging;
import io.attune.sync.MappingRules;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The short transactions between the calls of an attempt: each takes the newest state, applies one decision, stores
 * it. What the attempt has in hand is the newest state unless somebody else took a step since. Those of many records
 * share one. It waits for nobody: a record that somebody else has locked gets a transaction of its own, and so do all
 * of them where one cannot be stored.
 */
@ApplicationScoped
class Steps {

    private static final Batcher.Size SIZE = new Batcher.Size(100, 2, Integer.MAX_VALUE);

    private static final Batcher.Size LOADS = new Batcher.Size(100, 1, Integer.MAX_VALUE);

    private final Pool pool;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final NoteWriter noteWriter;
    private final Deletes deletes;
    private final Event<Lagging> lagging;
    private final Leisure leisure;
    private final Clock clock;
    private final Batcher<Turn, Optional<Ended>> batches;
    private final Batcher<UUID, Optional<RecordState>> loads = new Batcher<>(LOADS, this::loadAll);

    Steps(Pool pool, RecordLoader loader, RecordWriter writer, NoteWriter noteWriter, Deletes deletes,
            Event<Lagging> lagging, Leisure leisure, Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.writer = writer;
        this.noteWriter = noteWriter;
        this.deletes = deletes;
        this.lagging = lagging;
        this.leisure = leisure;
        this.clock = clock;
        this.batches = Batcher.inTurn(SIZE, leisure.pace(), Turn::record, this::together);
    }

    /** The state of its record, unless it is in hand; a step that is under way is not waited for. */
    Uni<RecordState> load(Claimed claimed) {
        return claimed.hand().state().map(Uni.createFrom()::item)
                .orElseGet(() -> loads.add(claimed.record()).map(Optional::orElseThrow)
                        .invoke(claimed.hand()::loaded));
    }

    private Uni<List<Optional<RecordState>>> loadAll(List<UUID> records) {
        return Transaction.run(pool, db -> loader.look(db, records)
                        .map(stored -> new Transaction.Last<>(stored, List.of(), true)))
                .map(stored -> records.stream()
                        .map(record -> Optional.ofNullable(stored.get(record)).map(Stored::state)).toList());
    }

    /** What is stored beside the state, in the same transaction. */
    interface Beside {
        void add(Notes notes, Step step);
    }

    /** The attempt with the state that follows, and the step that led to it. */
    record Decided(Attempt attempt, Step step) {}

    private record Turn(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {

        UUID record() {
            return attempt.claimed().record();
        }
    }

    /** How a turn went: with a step, or with a failure that is its own and stored nothing. */
    private record Ended(Optional<Step> step, Optional<RuntimeException> failure, long steps) {

        Uni<Step> result() {
            return failure.isPresent() ? Uni.createFrom().failure(failure.get())
                    : Uni.createFrom().item(step.orElseThrow());
        }
    }

    /** The attempt with the state that follows, and how it was come to. */
    Uni<Decided> decide(Attempt attempt, Function<RecordState, Step> decision) {
        return decide(attempt, decision, (notes, step) -> {});
    }

    /** The attempt with the state that follows. */
    Uni<Attempt> apply(Attempt attempt, Function<RecordState, Step> decision) {
        return decide(attempt, decision).map(Decided::attempt);
    }

    /** The attempt with the state that follows. */
    Uni<Attempt> apply(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {
        return decide(attempt, decision, beside).map(Decided::attempt);
    }

    /** The attempt with the state that follows, after its system got what it lacked: it may wait for others a while. */
    Uni<Attempt> settle(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {
        var turn = new Turn(attempt, decision, beside);
        return decide(turn, leisure.has(attempt) ? batches::linger : batches::add).map(Decided::attempt);
    }

    /** Fails with {@link LeaseLost}, and stores nothing, if the delivery is another worker's by now. */
    Uni<Decided> decide(Attempt attempt, Function<RecordState, Step> decision, Beside beside) {
        return decide(new Turn(attempt, decision, beside), batches::add);
    }

    private Uni<Decided> decide(Turn turn, Function<Turn, Uni<Optional<Ended>>> way) {
        return decided(turn.attempt(), way.apply(turn).chain(ended -> ended.map(Uni.createFrom()::item)
                .orElseGet(() -> Transaction.run(pool, db -> alone(db, turn)))));
    }

    /** A decision by which the record may end: it is told whether the mapping's share of deletes is used up. */
    Uni<Decided> end(Attempt attempt, BiFunction<RecordState, Boolean, Step> decision) {
        return decided(attempt, Transaction.run(pool, db ->
                        deletes.isOverCap(db, attempt.place().mapping(), clock.instant()).chain(overCap -> alone(db,
                                new Turn(attempt, state -> decision.apply(state, overCap), (notes, step) -> {})))));
    }

    private Uni<Decided> decided(Attempt attempt, Uni<Ended> run) {
        return run.onFailure().invoke(attempt.claimed().hand()::forget)
                .invoke(ended -> keep(attempt, ended))
                .chain(Ended::result)
                .invoke(step -> announce(attempt.place().mapping(), step))
                .map(step -> new Decided(attempt.with(step.state()), step));
    }

    private static void keep(Attempt attempt, Ended ended) {
        ended.step().ifPresentOrElse(
                step -> attempt.claimed().hand().keep(step.state(), ended.steps()), attempt.claimed().hand()::forget);
    }

    private Uni<Transaction.Last<Ended>> alone(SqlConnection db, Turn turn) {
        return loader.lockRecord(db, turn.record()) // first, as by events
                .chain(() -> run(db, List.of(turn), ended -> ended.get(turn.record())));
    }

    private Uni<List<Optional<Ended>>> together(List<Turn> turns) {
        return Transaction.run(pool, db -> loader.lockFreeRecords(db, turns.stream().map(Turn::record).toList())
                        .chain(locked -> run(db, turns.stream().filter(turn -> locked.contains(turn.record()))
                                .toList(), Function.identity())))
                .onFailure().invoke(failure -> failed(turns, failure))
                .onFailure().recoverWithItem(Map.of())
                .map(ended -> turns.stream().map(turn -> Optional.ofNullable(ended.get(turn.record()))).toList());
    }

    /** It may have been stored all the same. */
    private static void failed(List<Turn> turns, Throwable failure) {
        turns.forEach(turn -> turn.attempt().claimed().hand().forget());
        Log.infof("delivery.batch-failed steps=%d why=\"%s\" next=\"one by one\"", turns.size(), failure.getMessage());
    }

    /** Of records that are locked: no delivery of another one's is touched. */
    private <T> Uni<Transaction.Last<T>> run(SqlConnection db, List<Turn> turns, Function<Map<UUID, Ended>, T> result) {
        return Held.of(db, turns.stream().map(turn -> turn.attempt().claimed()).toList())
                .chain(held -> loader.states(db, held.keySet(), inHand(turns, held))
                        .map(stored -> run(db, turns, new Known(held, stored), result)));
    }

    private static Map<UUID, Stored> inHand(List<Turn> turns, Map<UUID, Held> held) {
        var inHand = new HashMap<UUID, Stored>();
        turns.stream().filter(turn -> held.containsKey(turn.record())).forEach(turn ->
                turn.attempt().claimed().hand().newest(held.get(turn.record()).steps())
                        .ifPresent(stored -> inHand.put(turn.record(), stored)));
        return inHand;
    }

    /** The deliveries that are still ours, and the states of their records. */
    private record Known(Map<UUID, Held> held, Map<UUID, Stored> stored) {

        RecordState state(Turn turn) {
            return stored.get(turn.record()).state();
        }
    }

    private <T> Transaction.Last<T> run(SqlConnection db, List<Turn> turns, Known known,
            Function<Map<UUID, Ended>, T> result) {
        var ended = new HashMap<UUID, Ended>();
        turns.forEach(turn -> ended.put(turn.record(), ended(turn, known)));
        var steps = turns.stream().filter(turn -> ended.get(turn.record()).step().isPresent()).toList();
        var notes = new Notes();
        steps.forEach(turn -> turn.beside().add(notes, ended.get(turn.record()).step().get()));
        var savings = steps.stream().map(turn -> saving(turn, known, ended.get(turn.record()).step().get())).toList();
        return new Transaction.Last<>(result.apply(ended), List.of(writer.save(db, savings),
                noteWriter.store(db, notes)), RecordWriter.isSentAtOnce(savings));
    }

    private static Ended ended(Turn turn, Known known) {
        try {
            if (!known.held().containsKey(turn.record())) {
                throw new LeaseLost(turn.attempt().claimed());
            }
            VersionPassed.check(turn.attempt(), known.state(turn));
            return new Ended(Optional.of(turn.decision().apply(known.state(turn))), Optional.empty(),
                    known.held().get(turn.record()).steps());
        } catch (RuntimeException e) {
            return new Ended(Optional.empty(), Optional.of(e), 0);
        }
    }

    private Saving saving(Turn turn, Known known, Step step) {
        var mapping = turn.attempt().place().mapping();
        return new Saving(mapping.name(), turn.attempt().place().rules(), Optional.of(known.state(turn)), step,
                OptionalLong.empty(), clock.instant(), MappingRules.connections(mapping),
                Optional.of(known.held().get(turn.record()).others()), turn.attempt().claimed().bulk(), Map.of());
    }

    /** Its own delivery is under way: only what others lack now is worth waking for. */
    private void announce(Mapping mapping, Step step) {
        if (!step.lagging().isEmpty()) {
            lagging.fire(new Lagging(mapping.name()));
        }
    }
}
