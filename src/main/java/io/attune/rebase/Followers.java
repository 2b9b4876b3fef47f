package io.attune.rebase;

import io.attune.catalog.Catalog;
import io.attune.mapping.Mapping;
import io.attune.merge.Fact;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.sync.Lagging;
import io.attune.sync.MappingRules;
import io.attune.sync.RuleBook;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that every record follows its mapping into a new version, also one that nobody touches. Where it stands is
 * told by the records alone, so that any process can go on with it at any time.
 */
@ApplicationScoped
class Followers {

    private static final int SECONDS = 2;
    private static final int MOST_AT_ONCE = 5_000;
    /** In two searches of one index, since all but a few stand under the version in force as a rule. */
    private static final String BEHIND = """
            (select mapping_version from record
             where mapping = $1 and seen and ended_at is null and mapping_version < $2
             order by mapping_version limit 1)
            union all
            (select mapping_version from record
             where mapping = $1 and seen and ended_at is null and mapping_version > $2
             order by mapping_version limit 1)
            limit 1""";
    /** A comment, a row that moved: nothing of a record is understood in another way. */
    private static final String PASS = """
            update record set mapping_version = $3 where id in (
                select id from record where mapping = $1 and mapping_version = $2 and seen and ended_at is null
                order by id limit $4 for update skip locked)
            returning id""";
    /** A statement of its own: it must see what came to be due before the records were locked. */
    private static final String TELL = "update delivery set steps = steps + 1 where record = any($1)";
    /** One that was asked for already is on its way, or waits for a person among the dead letters. */
    private static final String NEXT = """
            select id from record where mapping = $1 and mapping_version = $2 and seen and ended_at is null
                and not exists (select 1 from delivery where delivery.record = record.id and asked > 0)
            order by id limit $3""";

    private final Catalog catalog;
    private final OlderVersions olders;
    private final RuleBook rules;
    private final Pool pool;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final Event<Lagging> lagging;
    private final Clock clock;
    private final int perSecond;

    Followers(Catalog catalog, OlderVersions olders, RuleBook rules, Pool pool, RecordLoader loader,
            RecordWriter writer, Event<Lagging> lagging, Clock clock,
            @ConfigProperty(name = "attune.rebase.per-second", defaultValue = "20") int perSecond) {
        this.catalog = catalog;
        this.olders = olders;
        this.rules = rules;
        this.pool = pool;
        this.loader = loader;
        this.writer = writer;
        this.lagging = lagging;
        this.clock = clock;
        this.perSecond = perSecond;
    }

    @Scheduled(every = SECONDS + "s", delayed = "3s", identity = "rebase",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> go() {
        return Multi.createFrom().iterable(catalog.mappings())
                .onItem().transformToUniAndConcatenate(this::follow)
                .collect().last().replaceWithVoid();
    }

    Uni<Void> follow(Mapping mapping) {
        return pool.preparedQuery(BEHIND).execute(Tuple.of(mapping.name(), mapping.version()))
                .map(rows -> rows.size() == 0 ? OptionalInt.empty()
                        : OptionalInt.of(rows.iterator().next().getInteger(0)))
                .chain(version -> version.isEmpty() ? Uni.createFrom().voidItem()
                        : olders.of(mapping, version.getAsInt())
                                .chain(older -> follow(mapping, version.getAsInt(), older)));
    }

    private Uni<Void> follow(Mapping mapping, int version, Older older) {
        if (older.amendment().isEmpty()) {
            return pool.withTransaction(db -> pass(db, mapping, version))
                    .invoke(count -> Log.infof("record.passed mapping=%s records=%d from=%d to=%d", mapping.name(),
                            count, version, mapping.version()))
                    .replaceWithVoid();
        }
        return pool.preparedQuery(NEXT).execute(Tuple.of(mapping.name(), version, perSecond * SECONDS))
                .map(Followers::ids)
                .chain(ids -> Multi.createFrom().iterable(ids)
                        .onItem().transformToUniAndConcatenate(id -> lead(mapping, older, id))
                        .collect().last())
                .invoke(() -> lagging.fire(new Lagging(mapping.name())))
                .replaceWithVoid();
    }

    private static Uni<Integer> pass(SqlConnection db, Mapping mapping, int version) {
        return db.preparedQuery(PASS).execute(Tuple.of(mapping.name(), version, mapping.version(), MOST_AT_ONCE))
                .map(Followers::ids)
                .call(ids -> db.preparedQuery(TELL).execute(Tuple.of(ids.toArray(UUID[]::new))))
                .map(List::size);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID(0)).toList();
    }

    private Uni<Void> lead(Mapping mapping, Older older, UUID record) {
        return pool.withTransaction(db -> loader.load(db, record).chain(stored -> stored
                .map(RecordLoader.Stored::state)
                .filter(state -> Rebase.isDue(state, rules.of(mapping)))
                .map(state -> writer.save(db, saving(mapping, state, step(mapping, older, state))))
                .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Its delivery reads it, and re-bases it then. Where nothing has to be read, it is re-based here. */
    private Step step(Mapping mapping, Older older, RecordState state) {
        var now = rules.of(mapping);
        return Rebase.inDoubt(state, now)
                .or(() -> older.amendment().toRead(state).stream().findFirst())
                .map(system -> new Step(state, List.of(new Fact.Unconfirmed(system))))
                .orElseGet(() -> Rebase.of(state, List.of(), new Rebase.Terms(older.rules(), now, older.amendment(),
                        Carried.between(older.mapping(), mapping))));
    }

    private Saving saving(Mapping mapping, RecordState before, Step step) {
        return new Saving(mapping.name(), rules.of(mapping), Optional.of(before), step, OptionalLong.empty(),
                clock.instant(), MappingRules.connections(mapping)).bulk(true);
    }
}
