package io.attune.catalog;

import io.attune.mapping.Mapping;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;

/** Keeps every version that came into force. */
@ApplicationScoped
class MappingVersions {

    private static final String KEEP = """
            insert into mapping_version (mapping, version, hash, content, activated_at, activated_by)
            values ($1, $2, $3, $4, $5, $6) on conflict do nothing""";
    private static final String KEPT = """
            select 1 from mapping_version where mapping = $1 and version = $2 and hash = $3""";

    private final Pool pool;
    private final Clock clock;

    MappingVersions(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * A version stands for one content for ever. False: this one was kept before with another, and can't come into
     * force.
     */
    Uni<Boolean> keep(Mapping mapping, String by) {
        var row = Tuple.of(mapping.name(), mapping.version(), mapping.hash(), mapping.text(),
                clock.instant().atOffset(ZoneOffset.UTC), by);
        return pool.preparedQuery(KEEP).execute(row)
                .chain(() -> pool.preparedQuery(KEPT)
                        .execute(Tuple.of(mapping.name(), mapping.version(), mapping.hash())))
                .map(rows -> rows.size() == 1);
    }

    /** What it looks up is found quickly from then on. */
    Uni<Void> index(Mapping mapping) {
        return LookupIndexes.make(pool, mapping);
    }
}
