package io.attune.record;

import io.attune.merge.LinkState;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Living records of a mapping as they are stored, to be looked at and not to be changed: without locks, and without
 * what is on its way.
 */
@ApplicationScoped
public class RecordSample {

    private static final String COUNT = """
            select count(*) from record where mapping = $1 and seen and ended_at is null""";
    private static final String RECORDS = """
            select id, mapping_version, fields::text as fields from record
            where mapping = $1 and seen and ended_at is null order by md5(id::text) limit $2""";
    private static final String LINKS = """
            select record, system, ext_id, fields::text as fields, tombstone_at from link where record = any($1)""";

    private final Pool pool;

    RecordSample(Pool pool) {
        this.pool = pool;
    }

    public Uni<Long> count(String mapping) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(mapping)).map(rows -> rows.iterator().next().getLong(0));
    }

    /** All of them, or so many, the same ones each time and in no order that means anything. */
    public Uni<List<RecordState>> of(String mapping, int most) {
        return pool.preparedQuery(RECORDS).execute(Tuple.of(mapping, most)).chain(records -> {
            var ids = records.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
            return pool.preparedQuery(LINKS).execute(Tuple.of(ids)).map(links -> states(records, links));
        });
    }

    private static List<RecordState> states(RowSet<Row> records, RowSet<Row> links) {
        SortedMap<UUID, SortedMap<String, LinkState>> byRecord = new TreeMap<>();
        links.forEach(row -> byRecord.computeIfAbsent(row.getUUID("record"), id -> new TreeMap<>())
                .put(row.getString("system"), StoredRows.brief(row)));
        var states = new ArrayList<RecordState>();
        records.forEach(row -> states.add(new RecordState(row.getUUID("id"), row.getInteger("mapping_version"), true,
                Optional.empty(), Optional.empty(), StateJson.readAgreed(row.getString("fields")),
                byRecord.getOrDefault(row.getUUID("id"), new TreeMap<>()), new TreeMap<>(), new TreeMap<>())));
        return states;
    }
}
