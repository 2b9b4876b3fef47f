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
            where state <> 'held' order by delivery.record for update of delivery""";
    private static final String HELD_FREE = HELD + " skip locked";

    /** Whether it is; locked until the transaction ends. Its record is locked. */
    static Uni<Map<UUID, Held>> of(SqlConnection db, Claimed claimed) {
        return held(db, HELD, List.of(claimed));
    }

    /**
     * Those of them, of one record each, that are, and that nobody else has locked: whose record that is may not be
     * known yet, so nobody is waited for.
     */
    static Uni<Map<UUID, Held>> free(SqlConnection db, List<Claimed> claimed) {
        return held(db, HELD_FREE, claimed);
    }

    private static Uni<Map<UUID, Held>> held(SqlConnection db, String sql, List<Claimed> claimed) {
        return Columns.of(claimed).uuids(Claimed::record).texts(Claimed::system).longs(Claimed::fence)
                .query(db, sql).map(Held::byRecord);
    }

    private static Map<UUID, Held> byRecord(RowSet<Row> rows) {
        var held = new HashMap<UUID, Held>();
        rows.forEach(row -> held.put(row.getUUID("record"),
                new Held(row.getLong("steps"), List.of(row.getArrayOfStrings("others")))));
        return held;
    }
}
