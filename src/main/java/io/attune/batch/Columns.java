package io.attune.batch;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Rows for one statement, column by column, in the order in which its {@code unnest} names them. */
public final class Columns<T> {

    // By the length of a list that is a parameter of its own, each statement would be planned anew; so it is asked for.
    private static final Pattern LIST = Pattern.compile("\\$\\d+::\\w+\\[\\]");
    private static final Map<String, String> ASKED_FOR = new ConcurrentHashMap<>();

    private final List<T> rows;
    private final Tuple parameters = Tuple.tuple();

    private Columns(List<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(List.copyOf(rows));
    }

    /** The value may be null. */
    public Columns<T> uuids(Function<T, UUID> value) {
        return column(value, UUID[]::new);
    }

    /** The value may be null. */
    public Columns<T> texts(Function<T, String> value) {
        return column(value, String[]::new);
    }

    /** The value may be null. */
    public Columns<T> longs(Function<T, Long> value) {
        return column(value, Long[]::new);
    }

    public Columns<T> ints(Function<T, Integer> value) {
        return column(value, Integer[]::new);
    }

    public Columns<T> flags(Function<T, Boolean> value) {
        return column(value, Boolean[]::new);
    }

    /** Bytes, written as hexadecimal digits. */
    public Columns<T> hashes(Function<T, String> hex) {
        return column(row -> Buffer.buffer(HexFormat.of().parseHex(hex.apply(row))), Buffer[]::new);
    }

    public Columns<T> times(Function<T, Instant> value) {
        return column(row -> value.apply(row).atOffset(ZoneOffset.UTC), OffsetDateTime[]::new);
    }

    public Columns<T> maybeTimes(Function<T, Optional<Instant>> value) {
        return column(row -> value.apply(row).map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
                OffsetDateTime[]::new);
    }

    /** One value for all rows. */
    public Columns<T> with(Object value) {
        parameters.addValue(value);
        return this;
    }

    private <V> Columns<T> column(Function<T, V> value, IntFunction<V[]> array) {
        parameters.addValue(rows.stream().map(value).toArray(array));
        return this;
    }

    public Uni<RowSet<Row>> query(SqlClient db, String sql) {
        return db.preparedQuery(ASKED_FOR.computeIfAbsent(sql, Columns::listsAskedFor)).execute(parameters);
    }

    /** The statement as it is sent. */
    public static String listsAskedFor(String sql) {
        return LIST.matcher(sql).replaceAll("(select $0)");
    }

    /** Nothing is asked of the database where there are no rows. */
    public Uni<Void> run(SqlClient db, String sql) {
        return rows.isEmpty() ? Uni.createFrom().voidItem() : query(db, sql).replaceWithVoid();
    }
}
