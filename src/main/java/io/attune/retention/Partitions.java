package io.attune.retention;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
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

/** Keeps every {@link PartitionedTable} as it should be. */
@ApplicationScoped
public class Partitions {

    private static final List<PartitionedTable> TABLES =
            List.of(PartitionedTable.SEEN_DELIVERIES, PartitionedTable.ATTEMPTS, PartitionedTable.CHANGES);
    private static final Duration START = Duration.ofSeconds(30);
    /** One process at a time; any number that no other lock of Attune uses. */
    private static final String LOCK = "select pg_advisory_xact_lock(7301)";
    private static final String NAMES = """
            select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::text::regclass""";

    private final Pool pool;
    private final Clock clock;

    public Partitions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
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
                .replaceWithVoid();
    }

    Uni<Void> keep(PartitionedTable table) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return change(table, partitions -> table.statements(partitions, today));
    }

    private Uni<Void> change(PartitionedTable table, UnaryOperator<List<String>> statements) {
        return pool.withTransaction(db -> db.query(LOCK).execute()
                .chain(() -> db.preparedQuery(NAMES).execute(Tuple.of(table.name())))
                .chain(rows -> all(db, statements.apply(names(rows)))));
    }

    /** As {@link #keep()}, with those of these days besides: days that the table keeps, or the next run drops them. */
    public Uni<Void> keepWith(PartitionedTable table, Collection<LocalDate> days) {
        return keep().chain(() -> change(table, partitions -> table.statementsFor(days, partitions)));
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
