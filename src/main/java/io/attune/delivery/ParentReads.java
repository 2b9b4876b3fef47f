package io.attune.delivery;

import io.attune.sync.Hearing;
import io.attune.sync.NotReadable;
import io.attune.sync.Place;
import io.attune.sync.Reads;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/**
 * Reads expected parents from the system that referred to them, so that nobody waits for a webhook that was long ago.
 */
@ApplicationScoped
class ParentReads {

    private static final String UNSEEN = """
            select record.mapping, link.system, link.ext_id from record join link on link.record = record.id
            where record.id = any($1) and link.record = any($1) and not record.seen and link.ext_id is not null""";

    private final Pool pool;
    private final RuleBook rules;
    private final Reads reads;
    private final Hearing hearing;

    ParentReads(Pool pool, RuleBook rules, Reads reads, Hearing hearing) {
        this.pool = pool;
        this.rules = rules;
        this.reads = reads;
        this.hearing = hearing;
    }

    /** One that cannot be read now stays expected. */
    Uni<Void> readUnseen(Collection<UUID> parents) {
        return pool.preparedQuery(UNSEEN).execute(Tuple.of(parents.toArray(UUID[]::new)))
                .chain(rows -> Multi.createFrom().iterable(rows)
                        .onItem().transformToUniAndConcatenate(this::read)
                        .collect().last()
                        .replaceWithVoid());
    }

    private Uni<Void> read(Row row) {
        return rules.place(row.getString("mapping"), row.getString("system"))
                .map(place -> read(place, row.getString("ext_id")))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> read(Place place, String id) {
        return reads.read(place.mapping(), place.system(), id)
                .chain(told -> told.isGone() ? Uni.createFrom().voidItem() : hearing.hear(told).replaceWithVoid())
                .onFailure(NotReadable.class).recoverWithNull();
    }
}
