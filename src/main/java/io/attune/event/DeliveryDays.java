package io.attune.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The partitions of {@code seen_delivery}, one a day (UTC): those of the coming week stand ready, those that no look-up
 * reaches any more are dropped.
 */
@ApplicationScoped
class DeliveryDays {

    static final int AHEAD = 7;
    /** A look-up goes back 30 days from an arrival; one more for clocks of processes that differ at midnight. */
    static final int BACK = 31;

    private static final String PREFIX = "seen_delivery_";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd");
    /** One process at a time; any number that no other lock of Attune uses. */
    private static final String LOCK = "select pg_advisory_xact_lock(7301)";
    private static final String PARTITIONS = """
            select inhrelid::regclass::text as name from pg_inherits where inhparent = 'seen_delivery'::regclass""";

    private final Pool pool;
    private final Clock clock;

    DeliveryDays(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    Uni<Void> keep() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return pool.withTransaction(db -> db.query(LOCK).execute()
                .chain(() -> db.query(PARTITIONS).execute())
                .chain(rows -> all(db, statements(names(rows), today))));
    }

    private static List<String> names(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getString("name")).toList();
    }

    /** What makes the partitions there are into those there should be; nothing if they are. */
    static List<String> statements(List<String> partitions, LocalDate today) {
        var statements = new ArrayList<String>();
        IntStream.rangeClosed(-1, AHEAD).mapToObj(today::plusDays)
                .filter(day -> !partitions.contains(name(day)))
                .map(DeliveryDays::create)
                .forEach(statements::add);
        partitions.stream()
                .filter(partition -> partition.compareTo(name(today.minusDays(BACK))) < 0)
                .map(partition -> "drop table " + partition)
                .forEach(statements::add);
        return statements;
    }

    private static String create(LocalDate day) {
        return "create table %s partition of seen_delivery for values from ('%s') to ('%s')"
                .formatted(name(day), day, day.plusDays(1));
    }

    private static String name(LocalDate day) {
        return PREFIX + NAME.format(day);
    }

    private static Uni<Void> all(SqlConnection db, List<String> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : db.query(String.join(";\n", statements)).execute().replaceWithVoid();
    }
}
