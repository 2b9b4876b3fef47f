package io.attune.sandbox.crm.store;

import static java.time.ZoneOffset.UTC;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.sandbox.crm.schema.CrmSchema;
import io.attune.sandbox.crm.schema.Field;
import io.attune.sandbox.crm.schema.ObjectType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The statements on the table of records. Each takes part in the transaction that its client belongs to, if any. */
public final class RecordTable {

    static final String COLUMNS =
            "id, object, fields::text, created_at, created_by, modified_at, modified_by, deleted_at";
    private static final String SELECT = "select " + COLUMNS + " from sandbox.crm_record where object = $1 and ";
    private static final String HERE = SELECT + "deleted_at is null and ";

    private final SqlClient db;

    RecordTable(SqlClient db) {
        this.db = db;
    }

    /** Those of the ids that exist, in the bin too, in no order. */
    public Uni<List<CrmRecord>> byIds(ObjectType type, Collection<String> ids) {
        return records(SELECT + "id = any($2)", Tuple.of(type.name(), ids.toArray(String[]::new)));
    }

    /** The record, unless it is in the bin. */
    public Uni<Optional<CrmRecord>> present(ObjectType type, String id) {
        return records(HERE + "id = $2", Tuple.of(type.name(), id)).map(RecordTable::first);
    }

    /** The record, in the bin or not, which nobody else can change until this transaction ends. */
    Uni<Optional<CrmRecord>> locked(ObjectType type, String id) {
        return records(SELECT + "id = $2 for update", Tuple.of(type.name(), id)).map(RecordTable::first);
    }

    /** Those not in the bin that hold this text in the field. */
    public Uni<List<CrmRecord>> having(ObjectType type, Field field, String text) {
        return records(HERE + "lower(fields ->> '%s') = lower($2) order by id".formatted(field.name()),
                Tuple.of(type.name(), text));
    }

    /** The most recently changed ones that are not in the bin. */
    public Uni<List<CrmRecord>> latest(ObjectType type, int atMost) {
        return records(HERE + "true order by modified_at desc, id desc limit $2", Tuple.of(type.name(), atMost));
    }

    /** Those that were made or changed in that time and are not in the bin. */
    public Uni<List<CrmRecord>> changedBetween(ObjectType type, Instant from, Instant to) {
        return records(HERE + "modified_at >= $2 and modified_at < $3 order by modified_at, id",
                Tuple.of(type.name(), from.atOffset(UTC), to.atOffset(UTC)));
    }

    public Uni<List<CrmRecord>> deletedBetween(ObjectType type, Instant from, Instant to) {
        return records(SELECT + "deleted_at >= $2 and deleted_at < $3 order by deleted_at, id",
                Tuple.of(type.name(), from.atOffset(UTC), to.atOffset(UTC)));
    }

    public Uni<Long> count(ObjectType type) {
        return db.preparedQuery("select count(*) from sandbox.crm_record where object = $1 and deleted_at is null")
                .execute(Tuple.of(type.name())).map(rows -> rows.iterator().next().getLong(0));
    }

    /** Where what is written is told of, within the same transaction. */
    OutboundQueue outbound() {
        return new OutboundQueue(db);
    }

    Uni<Long> nextNumber() {
        return db.query("select nextval('sandbox.crm_record_number')").execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Waits until no other transaction holds one of these names, and holds them until this one ends. */
    Uni<Void> lock(List<String> names) {
        return names.isEmpty() ? Uni.createFrom().voidItem() : db
                .preparedQuery("select pg_advisory_xact_lock(hashtextextended(name, 0)) from unnest($1::text[]) name")
                .execute(Tuple.of(names.toArray(String[]::new))).replaceWithVoid();
    }

    Uni<Void> insert(CrmRecord made) {
        return db.preparedQuery("""
                        insert into sandbox.crm_record
                            (id, object, fields, created_at, created_by, modified_at, modified_by)
                        values ($1, $2, $3::text::jsonb, $4, $5, $4, $5)""")
                .execute(Tuple.of(made.id(), made.type().name(), JsonText.write(made.fields()), made.created().time(),
                        made.created().by()))
                .replaceWithVoid();
    }

    /** A null clears its field; fields that are not named stay. */
    Uni<Void> update(String id, ObjectNode values, Stamp now) {
        return db.preparedQuery("""
                        update sandbox.crm_record
                        set fields = jsonb_strip_nulls(fields || $2::text::jsonb), modified_at = $3, modified_by = $4
                        where id = $1""")
                .execute(Tuple.of(id, JsonText.write(values), now.time(), now.by())).replaceWithVoid();
    }

    Uni<Void> delete(String id, Stamp now) {
        return db.preparedQuery("""
                        update sandbox.crm_record set deleted_at = $2, modified_at = $2, modified_by = $3
                        where id = $1""")
                .execute(Tuple.of(id, now.time(), now.by())).replaceWithVoid();
    }

    /** Clears the look-ups in this field that point at the record. */
    Uni<Void> forget(ObjectType type, Field reference, String id) {
        return db.preparedQuery("""
                        update sandbox.crm_record set fields = fields - '%1$s'
                        where object = $1 and fields ->> '%1$s' = $2""".formatted(reference.name()))
                .execute(Tuple.of(type.name(), id)).replaceWithVoid();
    }

    /** Points the look-ups in this field at another record. */
    Uni<Void> repoint(ObjectType type, Field reference, String from, String to) {
        return db.preparedQuery("""
                        update sandbox.crm_record set fields = jsonb_set(fields, '{%1$s}', to_jsonb($3::text))
                        where object = $1 and fields ->> '%1$s' = $2""".formatted(reference.name()))
                .execute(Tuple.of(type.name(), from, to)).replaceWithVoid();
    }

    Uni<List<CrmRecord>> records(String sql, Tuple values) {
        return db.preparedQuery(sql).execute(values).map(RecordTable::records);
    }

    Uni<RowSet<Row>> rows(String sql, Tuple values) {
        return db.preparedQuery(sql).execute(values);
    }

    private static List<CrmRecord> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(RecordTable::record).toList();
    }

    private static Optional<CrmRecord> first(List<CrmRecord> records) {
        return records.stream().findFirst();
    }

    private static CrmRecord record(Row row) {
        var fields = (JsonText.Reading.Readable) JsonText.read(row.getString(2).getBytes(StandardCharsets.UTF_8));
        return new CrmRecord(CrmSchema.object(row.getString(1)).orElseThrow(), row.getString(0),
                (ObjectNode) fields.tree(),
                new Stamp(row.getOffsetDateTime(3).toInstant(), row.getString(4)),
                new Stamp(row.getOffsetDateTime(5).toInstant(), row.getString(6)),
                Optional.ofNullable(row.getOffsetDateTime(7)).map(OffsetDateTime::toInstant));
    }
}
