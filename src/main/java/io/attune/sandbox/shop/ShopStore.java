package io.attune.sandbox.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.sandbox.shop.hook.HookTable;
import io.attune.sandbox.shop.rules.Changes;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.MemoryRecords;
import io.attune.sandbox.shop.rules.Shape;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The shop's records and settings in the database. */
@ApplicationScoped
class ShopStore {

    private static final String SAVE = """
            insert into sandbox.shop_record (kind, id, document)
            select unnest($1::text[]), unnest($2::bigint[]), unnest($3::text[])::jsonb
            on conflict (kind, id) do update set document = excluded.document""";

    private static final String REMOVE = """
            delete from sandbox.shop_record where (kind, id) in (select unnest($1::text[]), unnest($2::bigint[]))""";

    private final Pool pool;

    ShopStore(Pool pool) {
        this.pool = pool;
    }

    /** What can be set, and was done once. */
    record Settings(Shape shape, boolean seeded) {}

    Uni<Settings> settings() {
        return pool.query("select shape, seeded from sandbox.shop_setting").execute()
                .map(rows -> rows.iterator().next())
                .map(row ->
                        new Settings(Shape.of(row.getString("shape")).orElse(Shape.FULL), row.getBoolean("seeded")));
    }

    Uni<Void> setShape(Shape shape) {
        return run(pool, "update sandbox.shop_setting set shape = $1", Tuple.of(shape.word()));
    }

    Uni<MemoryRecords> load() {
        return pool.query("select kind, document::text from sandbox.shop_record").execute().map(ShopStore::records);
    }

    private static MemoryRecords records(RowSet<Row> rows) {
        var records = new MemoryRecords();
        rows.forEach(row -> records.put(Kind.valueOf(row.getString(0)), document(row.getString(1))));
        return records;
    }

    /** Read as text: the driver's own JSON would round numbers. */
    private static ObjectNode document(String text) {
        var read = (JsonText.Reading.Readable) JsonText.read(text.getBytes(StandardCharsets.UTF_8));
        return (ObjectNode) read.tree();
    }

    /** All of it, or nothing. */
    Uni<Void> commit(Changes changes, Instant now) {
        return changes.isEmpty() ? Uni.createFrom().voidItem()
                : pool.withTransaction(connection -> write(connection, changes, now));
    }

    /** The records of a new shop: they are made once. */
    Uni<Void> commitSeeds(Changes changes, Instant now) {
        return pool.withTransaction(connection -> write(connection, changes, now)
                .chain(() -> run(connection, "update sandbox.shop_setting set seeded = true", Tuple.tuple())));
    }

    private static Uni<Void> write(SqlConnection connection, Changes changes, Instant now) {
        return save(connection, changes)
                .chain(() -> remove(connection, changes))
                .chain(() -> new HookTable(connection).add(changes.notices(), now));
    }

    private static Uni<Void> save(SqlClient client, Changes changes) {
        var saved = changes.saved().entrySet();
        return saved.isEmpty() ? Uni.createFrom().voidItem() : run(client, SAVE, Tuple.tuple()
                .addValue(saved.stream().map(it -> it.getKey().kind().name()).toArray(String[]::new))
                .addValue(saved.stream().map(it -> it.getKey().id()).toArray(Long[]::new))
                .addValue(saved.stream().map(it -> JsonText.write(it.getValue())).toArray(String[]::new)));
    }

    private static Uni<Void> remove(SqlClient client, Changes changes) {
        var removed = changes.removed();
        return removed.isEmpty() ? Uni.createFrom().voidItem() : run(client, REMOVE, Tuple.tuple()
                .addValue(removed.stream().map(it -> it.kind().name()).toArray(String[]::new))
                .addValue(removed.stream().map(Changes.Ref::id).toArray(Long[]::new)));
    }

    private static Uni<Void> run(SqlClient client, String sql, Tuple values) {
        return client.preparedQuery(sql).execute(values).replaceWithVoid();
    }
}
