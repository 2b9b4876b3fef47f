package io.attune.retention;

import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps every {@link PartitionedTable}, and the table {@code event}, as it should be. */
@ApplicationScoped
public class Partitions {

    private static final List<PartitionedTable> TABLES =
            List.of(PartitionedTable.SEEN_DELIVERIES, PartitionedTable.ATTEMPTS, PartitionedTable.CHANGES);
    private static final Duration START = Duration.ofSeconds(30);
    /** One process at a time; any number that no other lock of Attune uses. */
    private static final String LOCK = "select pg_advisory_xact_lock(7301)";
    private static final String NAMES = """
            select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::text::regclass""";

    /** A backup may read a table for an hour: the next run may have it then, and nobody waits behind this one. */
    private static final String IMPATIENT = "set local lock_timeout = '3s'";
    /** PostgreSQL's word for a lock that was not to be had in time. */
    private static final String LOCKED = "55P03";
    private static final String EVENTS = "event";

    private final Pool pool;
    private final Clock clock;
    private final Duration bodiesKept;
    private final EventPartitions events;

    public Partitions(Pool pool, Clock clock,
            @ConfigProperty(name = "attune.event.body-kept", defaultValue = "P7D") Duration bodiesKept,
            @ConfigProperty(name = "attune.event.parked-body-kept", defaultValue = "P90D") Duration parkedKept) {
        this.pool = pool;
        this.clock = clock;
        this.bodiesKept = bodiesKept;
        this.events = EventPartitions.keeping(bodiesKept, parkedKept);
    }

    /** Before the first webhook can come: without today's partition none could be stored. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        keep().await().atMost(START);
    }

    @Scheduled(every = "1h", delayed = "1h", identity = "partitions")
    public Uni<Void> keep() {
        return Multi.createFrom().iterable(TABLES)
                .onItem().transformToUniAndConcatenate(this::keep)
                .collect().last()
                .chain(() -> change(EVENTS, partitions -> events.statements(partitions, today())))
                .chain(this::forgetEvents);
    }

    Uni<Void> keep(PartitionedTable table) {
        return change(table.name(), partitions -> table.statements(partitions, today()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Uni<Void> change(String table, UnaryOperator<List<String>> statements) {
        return pool.withTransaction(db -> db.query(LOCK).execute()
                .chain(() -> db.query(IMPATIENT).execute())
                .chain(() -> db.preparedQuery(NAMES).execute(Tuple.of(table)))
                .chain(rows -> all(db, statements.apply(names(rows)))))
                .onFailure(Partitions::isLocked).recoverWithUni(() -> {
                    Log.warnf("partitions.postponed table=%s why=\"somebody reads it for long\"", table);
                    return Uni.createFrom().voidItem();
                });
    }

    private static boolean isLocked(Throwable failure) {
        return failure instanceof PgException refused && LOCKED.equals(refused.getSqlState());
    }

    private Uni<Void> forgetEvents() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(EventPartitions.FORGET)
                .execute(Tuple.of(now.minus(bodiesKept), now.minusDays(1), now.minus(events.parkedKept())))
                .invoke(rows -> tellOfParked(rows.stream().map(row -> row.getString("state")).toList()))
                .replaceWithVoid();
    }

    private static void tellOfParked(List<String> states) {
        var parked = states.stream().filter(state -> !List.of("done", "ignored").contains(state)).count();
        if (parked > 0) {
            Log.warnf("event.forgotten count=%d why=\"nobody tried them again in time\"", parked);
        }
    }

    /** As {@link #keep()}, with those of these days besides: days that the table keeps, or the next run drops them. */
    public Uni<Void> keepWith(PartitionedTable table, Collection<LocalDate> days) {
        return keep().chain(() -> change(table.name(), partitions -> table.statementsFor(days, partitions)));
    }

    private static List<String> names(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("name")).toList();
    }

    private static Uni<Void> all(SqlConnection db, List<String> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : db.query(String.join(";\n", statements)).execute().replaceWithVoid();
    }
}
