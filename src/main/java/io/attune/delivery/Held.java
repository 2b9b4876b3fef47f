package io.attune.delivery;

import io.attune.batch.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A delivery that is still this process's.
 *
 * @param steps  that others took of its record since it is due
 * @param others the systems of the record that have deliveries too
 */
record Held(long steps, List<String> others) {

    private static final String HELD = """
            select delivery.record, steps,
                array(select system from delivery other where other.record = delivery.record
                    and other.system <> delivery.system) as others
            from delivery join unnest($1::uuid[], $2::text[], $3::bigint[]) as held (record, system, fence)
                on delivery.record = held.record and delivery.system = held.system and delivery.fence = held.fence
            where state <> 'held' and delivery.record = any(($1::uuid[])::uuid[]) order by delivery.record for update of delivery""";

    /** Those of them, of one record each, that are; locked until the transaction ends. Their records are locked. */
    static Uni<Map<UUID, Held>> of(SqlConnection db, List<Claimed> claimed) {
        return claimed.isEmpty() ? Uni.createFrom().item(Map.of())
                : Columns.of(claimed).uuids(Claimed::record).texts(Claimed::system).longs(Claimed::fence)
                        .query(db, HELD).map(Held::byRecord);
    }

    private static Map<UUID, Held> byRecord(RowSet<Row> rows) {
        var held = new HashMap<UUID, Held>();
        rows.forEach(row -> held.put(row.getUUID("record"),
                new Held(row.getLong("steps"), List.of(row.getArrayOfStrings("others")))));
        return held;
    }
}
