package io.attune.sweep;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Knows which linked records a full sweep has come across, and so which it has not. */
@ApplicationScoped
class Unlisted {

    private static final String LISTED = """
            update link set listed_at = $4 where mapping = $1 and system = $2 and ext_id = any($3)""";
    private static final String LEFT_OUT = """
            select link.ext_id from link join record on record.id = link.record
            where link.mapping = $1 and link.system = $2 and link.ext_id is not null and link.tombstone_at is null
                and record.ended_at is null and record.created_at < $3 and link.ext_id > $4
                and (link.listed_at is null or link.listed_at < $3)
            order by link.ext_id limit 200""";

    private final Pool pool;

    Unlisted(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> listed(Cursors.Name sweep, List<String> ids, Instant began) {
        return ids.isEmpty() ? Uni.createFrom().voidItem()
                : pool.preparedQuery(LISTED)
                        .execute(Tuple.of(sweep.mapping(), sweep.system(), ids.toArray(String[]::new),
                                began.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    /** Some of those that were not listed, in order, after this id. */
    Uni<List<String>> leftOut(Cursors.Name sweep, Instant began, String after) {
        return pool.preparedQuery(LEFT_OUT)
                .execute(Tuple.of(sweep.mapping(), sweep.system(), began.atOffset(ZoneOffset.UTC), after))
                .map(rows -> rows.stream().map(row -> row.getString("ext_id")).toList());
    }
}
