package io.attune.retention;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

/** Forgets what records hold of rows that their mapping no longer has: 90 days after the last version that had them. */
@ApplicationScoped
public class GoneRows {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final int AT_ONCE = 1_000;
    /** A version whose rows are not known may have had any. */
    private static final String FORGET = """
            with known as (
                select mapping, array_agg(distinct name) as names
                from mapping_version left join lateral jsonb_object_keys(forms -> 'rows') as name on true
                where superseded_at is null or superseded_at > $1
                group by mapping having bool_and(forms is not null)),
            holding as (
                select %1$s.ctid as place, names from %1$s join known using (mapping)
                where exists (select 1 from json_object_keys(%1$s.fields) as field where field <> all (names || ''::text))
                limit $2)
            update %1$s set fields = (
                select coalesce(json_object_agg(key, value), '{}') from json_each(fields) where key = any (names || ''::text))
            from holding where %1$s.ctid = place""";

    private final Pool pool;
    private final Clock clock;

    public GoneRows(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Scheduled(every = "24h", delayed = "10m", identity = "rows that are gone")
    public Uni<Void> forget() {
        return Multi.createFrom().items("record", "link")
                .onItem().transformToUniAndConcatenate(this::forget)
                .collect().last();
    }

    private Uni<Void> forget(String table) {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(FORGET.formatted(table)).execute(Tuple.of(before, AT_ONCE)).chain(rows -> {
            if (rows.rowCount() > 0) {
                Log.infof("row.forgotten table=%s count=%d", table, rows.rowCount());
            }
            return rows.rowCount() < AT_ONCE ? Uni.createFrom().voidItem() : forget(table);
        });
    }
}
