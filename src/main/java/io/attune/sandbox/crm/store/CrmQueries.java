package io.attune.sandbox.crm.store;

import io.attune.sandbox.crm.soql.SqlQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Runs queries. A result that takes several pages is fixed when the first is asked for. */
public final class CrmQueries {

    /** The most records that one result holds. */
    private static final int MOST = 50_000;
    private static final String INSERT =
            "insert into sandbox.crm_cursor (soql, ids, made_at) values ($1, $2, $3) returning id";
    private static final Duration KEPT = Duration.ofDays(2);

    private final SqlClient db;
    private final RecordTable table;
    private final Clock clock;

    CrmQueries(SqlClient db, Clock clock) {
        this.db = db;
        this.table = new RecordTable(db);
        this.clock = clock;
    }

    public Uni<Long> count(SqlQuery query) {
        return table.rows(query.count(), Tuple.tuple(query.binds())).map(rows -> rows.iterator().next().getLong(0));
    }

    /** @param source the query as it was written: the next page needs it to know its fields */
    public Uni<Page> first(SqlQuery query, String source, int size) {
        return table.records(query.select(RecordTable.COLUMNS, size + 1), Tuple.tuple(query.binds()))
                .chain(records -> records.size() <= size
                        ? Uni.createFrom().item(new Page(records.size(), records, Optional.empty()))
                        : remember(query, source).map(cursor -> new Page(cursor.ids().size(), records.subList(0, size),
                                Optional.of(new Locator(cursor.number(), size)))));
    }

    /** Empty where there is no such result, or no longer. */
    public Uni<Optional<Cursor>> cursor(long number) {
        return db.preparedQuery("select soql, ids from sandbox.crm_cursor where id = $1").execute(Tuple.of(number))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).findFirst()
                        .map(row -> new Cursor(number, row.getString(0), Arrays.asList(row.getArrayOfStrings(1)))));
    }

    public Uni<Page> next(Cursor cursor, SqlQuery query, int from, int size) {
        int to = Math.min(from + size, cursor.ids().size());
        var ids = cursor.ids().subList(Math.min(from, to), to);
        return table.byIds(query.type(), ids).map(found -> new Page(cursor.ids().size(), inOrder(ids, found),
                to < cursor.ids().size() ? Optional.of(new Locator(cursor.number(), to)) : Optional.empty()));
    }

    private static List<CrmRecord> inOrder(List<String> ids, List<CrmRecord> records) {
        var byId = records.stream().collect(Collectors.toMap(CrmRecord::id, Function.identity()));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }

    private Uni<Cursor> remember(SqlQuery query, String source) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return db.preparedQuery("delete from sandbox.crm_cursor where made_at < $1").execute(Tuple.of(now.minus(KEPT)))
                .chain(() -> table.rows(query.select("id", MOST), Tuple.tuple(query.binds())))
                .map(CrmQueries::ids)
                .chain(ids -> db.preparedQuery(INSERT).execute(Tuple.of(source, ids.toArray(String[]::new), now))
                        .map(rows -> new Cursor(rows.iterator().next().getLong(0), source, ids)));
    }

    private static List<String> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
    }

    /** A result that takes several pages: the query as it was written, and all that it found. */
    public record Cursor(long number, String source, List<String> ids) {}
}
