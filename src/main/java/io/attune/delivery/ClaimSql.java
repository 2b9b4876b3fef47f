package io.attune.delivery;

import io.attune.retry.RetryPolicy;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How deliveries are claimed: those of a connection that are live before the others, and the longest due first. */
final class ClaimSql {

    // What was done and is due anew has a new row, whose numbers must not be those of the former one.
    private static final String CLAIM = """
            update delivery set lease = $1, leased_to = $2,
                fence = greatest(delivery.fence + 1, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
            from due
            where delivery.record = any(array(select record from due))
                and delivery.record = due.record and delivery.system = due.system
            returning delivery.record, delivery.system, mapping, connection, since, tries, retry_at, fence, asked,
                steps, bulk""";
    private static final String DUE = """
            select record, system from delivery
            where state in ('due', 'waiting') and due_at <= $3 and (leased_to is null or leased_to <= $3)
                and %s order by due_at limit %s for update skip locked""";
    // Of each connection by itself, from one to the next in the index: what is due at others is not looked at.
    static final String ANY = """
            with recursive there (name) as (
                (select connection from delivery where state in ('due', 'waiting') order by connection limit 1)
                union all
                select (select connection from delivery where state in ('due', 'waiting') and connection > there.name
                        order by connection limit 1)
                from there where there.name is not null),
            due as materialized (
                select one.record, one.system
                from there left join unnest($5::text[], $6::int[], $7::int[]) as room (connection, places, bulk)
                        on room.connection = there.name
                    cross join lateral (
                        select record, system from (
                            select * from (%s) as these
                            union all
                            select * from (%s) as those) as both_of_them
                        limit coalesce(room.places, $4)) as one
                where there.name is not null limit $4)
            """.formatted(
                    DUE.formatted("connection = there.name and bulk = $8",
                            "case when $8 then coalesce(room.bulk, $4) else $4 end"),
                    DUE.formatted("connection = there.name and bulk = not $8",
                            "case when $8 then $4 else coalesce(room.bulk, $4) end")) + CLAIM;
    static final String LIKE = "with due as materialized (\n"
            + DUE.formatted("connection = $5 and mapping = $6 and system = $7 and bulk = $8", "$4") + ")\n" + CLAIM;

    private ClaimSql() {}

    /** The live ones first. */
    static List<Claimed> claimed(RowSet<Row> rows, Instant now) {
        var claimed = new ArrayList<Claimed>();
        for (var row : rows) {
            claimed.add(new Claimed(row.getUUID("record"), row.getString("system"), row.getString("mapping"),
                    row.getString("connection"), row.getOffsetDateTime("since").toInstant(), tried(row),
                    row.getLong("fence"), row.getLong("asked"),
                    new InHand(row.getString("mapping"), row.getLong("steps")), row.getBoolean("bulk"), now));
        }
        claimed.sort(Comparator.comparing(Claimed::bulk));
        return claimed;
    }

    private static RetryPolicy.Tried tried(Row row) {
        return new RetryPolicy.Tried(row.getInteger("tries"),
                Optional.ofNullable(row.getOffsetDateTime("retry_at")).map(OffsetDateTime::toInstant));
    }
}
