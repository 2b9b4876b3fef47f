package io.attune.sync;

import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts what ended lately, for the cap on deletes. */
@ApplicationScoped
public class Deletes {

    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtextextended('deletes ' || $1, 0))";
    private static final String COUNTS = """
            select (select count(*) from record where mapping = $1 and ended_at > $2 and merged_into is null) as ended,
                (select count(*) from (
                    select 1 from record where mapping = $1 and ended_at is null limit 500) living) as live""";

    /**
     * Whether the mapping's share is used up. To be asked before the transaction locks a record: nobody else of the
     * mapping is answered until it ends, so that of many at once each counts those before it.
     */
    public Uni<Boolean> isOverCap(SqlConnection db, Mapping mapping, Instant now) {
        var since = now.minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC);
        return db.preparedQuery(ONE_AT_A_TIME).execute(Tuple.of(mapping.name()))
                .chain(() -> db.preparedQuery(COUNTS).execute(Tuple.of(mapping.name(), since)))
                .map(rows -> rows.iterator().next())
                .map(row -> mapping.deleteCap().isReached(row.getLong("ended"), row.getLong("live")));
    }
}
