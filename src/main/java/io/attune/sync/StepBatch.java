package io.attune.sync;

import io.attune.batch.Batcher;
import io.attune.batch.Pace;
import io.attune.batch.Transaction;
import io.attune.merge.RecordState;
import io.attune.record.Identity;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs the steps of many tellings in one transaction, with a handful of statements: those that need nothing but their
 * own record. It waits for nobody: what somebody else has locked, or what turns out to need more, is left to a
 * transaction of its own, and so are all of them where one fails.
 */
@ApplicationScoped
class StepBatch {

    /** Larger ones hold up what else runs on their thread; in two, one computes while the other waits for the disk. */
    private static final Batcher.Size SIZE = new Batcher.Size(100, 2, Integer.MAX_VALUE);

    private final Pool pool;
    private final RecordLoader loader;
    private final StepStore store;
    private final Sightings sightings;
    private final PlainSteps steps;
    private final Couriers couriers;
    private final Batcher<Told, Optional<StepResult>> batches =
            Batcher.inTurn(SIZE, Pace.NONE, Told::identity, this::runAll);

    StepBatch(Pool pool, RecordLoader loader, StepStore store, Sightings sightings, PlainSteps steps,
            Couriers couriers) {
        this.pool = pool;
        this.loader = loader;
        this.store = store;
        this.sightings = sightings;
        this.steps = steps;
        this.couriers = couriers;
    }

    /** Whether it may need nothing but its own record: it tells that one is there, and refers to no other. */
    static boolean isPlain(Told told) {
        var system = told.system().name();
        var record = told.change().record();
        return !told.isGone() && told.mapping().references(system, record).isEmpty()
                && told.mapping().lookups(system, record).isEmpty();
    }

    /** Empty where it takes a transaction of its own: nothing was done. */
    Uni<Optional<StepResult>> run(Told told) {
        return batches.add(told);
    }

    private Uni<List<Optional<StepResult>>> runAll(List<Told> all) {
        var told = all.stream().collect(Collectors.toMap(Told::identity, Function.identity()));
        var errands = new AtomicReference<Optional<Couriers.Errands>>(Optional.empty());
        return Transaction.run(pool, db -> found(db, List.copyOf(told.keySet()))
                        .chain(found -> decide(db, found.ours().stream().map(told::get).toList(), found))
                        .map(decided -> store(db, decided, errands)))
                .onItemOrFailure().invoke((results, failure) -> errands.get().ifPresent(failure == null
                        ? Couriers.Errands::begin : Couriers.Errands::drop))
                .onCancellation().invoke(() -> errands.get().ifPresent(Couriers.Errands::drop))
                .onFailure().invoke(failure -> failed(all.size(), failure))
                .onFailure().recoverWithItem(Map.of())
                .map(results -> all.stream().map(one -> Optional.ofNullable(results.get(one.identity()))).toList());
    }

    private static void failed(int size, Throwable failure) {
        Log.infof("record.batch-failed tellings=%d why=\"%s\" next=\"one by one\"", size, failure.getMessage());
    }

    /** Identities that are locked now, the records of those that are linked, and whom nobody is asked about. */
    private record Found(Set<Identity> ours, Map<Identity, UUID> records,
            Map<UUID, RecordLoader.Stored> stored, Set<Identity> aside) {

        /** Empty while somebody else has it locked. */
        Optional<RecordState> state(Told told) {
            return Optional.ofNullable(stored.get(records.get(told.identity()))).map(RecordLoader.Stored::state);
        }
    }

    /** Asked for at once: what is answered of those that somebody else has locked is not looked at. */
    private Uni<Found> found(SqlConnection db, List<Identity> all) {
        return Uni.combine().all().unis(loader.lockFree(db, all), loader.find(db, all), sightings.setAside(db, all))
                .asTuple().chain(asked -> {
                    var records = new HashMap<>(asked.getItem2());
                    records.keySet().retainAll(asked.getItem1());
                    return loader.loadFree(db, records.values())
                            .map(stored -> new Found(asked.getItem1(), records, stored, asked.getItem3()));
                });
    }

    private Uni<List<PlainSteps.Decided>> decide(SqlConnection db, List<Told> all, Found found) {
        var linked = all.stream()
                .collect(Collectors.partitioningBy(one -> found.records().containsKey(one.identity())));
        var known = linked.get(true).stream()
                .flatMap(told -> found.state(told).flatMap(state -> steps.known(told, state)).stream())
                .toList();
        var strangers = linked.get(false).stream()
                .filter(told -> !found.aside().contains(told.identity()))
                .flatMap(told -> steps.stranger(told).stream())
                .collect(Collectors.groupingBy(one -> one.told().mapping().name(), TreeMap::new, Collectors.toList()));
        return Multi.createFrom().iterable(strangers.entrySet())
                .onItem().transformToUniAndConcatenate(one -> unclaimed(db, one.getKey(), one.getValue()))
                .onItem().<PlainSteps.Decided>disjoint()
                .collect().asList()
                .map(begin -> Stream.concat(known.stream(), begin.stream()).toList());
    }

    /** Whose key is another record's, or that of one that begins here, is none that begins. */
    private Uni<List<PlainSteps.Decided>> unclaimed(SqlConnection db, String mapping, List<PlainSteps.Decided> begin) {
        var keys = begin.stream().flatMap(one -> one.keys().stream()).distinct().toList();
        var claimed = keys.isEmpty() ? Uni.createFrom().item(Set.<String>of()) : loader.claimed(db, mapping, keys);
        return claimed.map(taken -> {
            var mine = new HashSet<>(taken);
            return begin.stream().filter(one -> one.keys().stream().noneMatch(mine::contains))
                    .filter(one -> one.keys().stream().limit(1).allMatch(mine::add)).toList();
        });
    }

    private Transaction.Last<Map<Identity, StepResult>> store(SqlConnection db, List<PlainSteps.Decided> decided,
            AtomicReference<Optional<Couriers.Errands>> errands) {
        var taken = couriers.take(decided.stream().flatMap(one -> one.saving().stream()).toList());
        errands.set(Optional.of(taken));
        var results = decided.stream().collect(Collectors.toMap(one -> one.told().identity(), one ->
                one.saving().filter(taken::isTaken).map(saving -> one.result().taken()).orElse(one.result())));
        return new Transaction.Last<>(results, List.of(
                        store.save(db, taken.savings()),
                        sightings.noteProblems(db, decided.stream().flatMap(one -> one.problems().stream()).toList())),
                RecordWriter.isSentAtOnce(taken.savings()));
    }
}
