package io.attune.delivery;

import io.attune.connector.Search.Hit;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;

/** Knows which records of a target are another record's already. */
@ApplicationScoped
class Holders {

    private static final String TAKEN = """
            select link.ext_id from link join record on record.id = link.record
            where link.mapping = $1 and link.system = $2 and link.ext_id = any($3) and link.record <> $4
                and record.ended_at is null
            union all
            select ext_id from duplicate where mapping = $1 and system = $2 and ext_id = any($3)
                and decided in ('different', 'ignore')""";
    private static final String RELEASE = """
            update link set ext_id = null from record
            where record.id = link.record and record.ended_at is not null
                and link.mapping = $1 and link.system = $2 and link.ext_id = $3 and link.record <> $4""";
    private static final String DUPLICATE = """
            insert into duplicate (mapping, system, ext_id, record, reason, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (mapping, system, ext_id) do nothing""";

    private final Pool pool;
    private final Clock clock;

    Holders(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Those that no other living record is linked to, and that no person has said are others. */
    Uni<List<Hit>> free(Attempt attempt, List<Hit> hits) {
        var ids = hits.stream().map(Hit::id).toArray(String[]::new);
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), ids, attempt.state().id()))
                .map(rows -> {
                    var taken = new HashSet<String>();
                    rows.forEach(row -> taken.add(row.getString(0)));
                    return hits.stream().filter(hit -> !taken.contains(hit.id())).toList();
                });
    }

    /**
     * A record that has ended gives up its link: the one that comes after it, with the same key, is the same person.
     */
    Uni<Void> release(Attempt attempt, String externalId) {
        return pool.preparedQuery(RELEASE)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), externalId, attempt.state().id()))
                .replaceWithVoid();
    }

    Uni<Void> noteDuplicate(Attempt attempt, List<Hit> hits) {
        var others = String.join(", ", hits.stream().skip(1).limit(5).map(Hit::id).toList());
        return pool.preparedQuery(DUPLICATE)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), hits.get(0).id(), attempt.state().id(),
                        "has the same key as " + others + " there", Deliveries.at(clock.instant())))
                .replaceWithVoid();
    }
}
