package io.attune.delivery;

import io.attune.mapping.Mapping;
import io.attune.merge.Expected;
import io.attune.merge.Handover;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.MergedRecords;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.attune.sync.MappingRules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A record that has ended gives up its link: the one that comes after it, with the same key, is the same person. What
 * was sent to it and may arrive yet is known to that one from then on. One of which nothing was known but that
 * something refers to it turns out to be the one that was found or made there.
 */
@ApplicationScoped
class Handovers {

    private static final String GIVING = """
            select record.id from link join record on record.id = link.record
            where (record.ended_at is not null or not record.seen)
                and link.mapping = $1 and link.system = $2 and link.ext_id = $3 and link.record <> $4""";

    private final Pool pool;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final Deliveries deliveries;
    private final Clock clock;

    Handovers(Pool pool, RecordLoader loader, RecordWriter writer, Deliveries deliveries, Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.writer = writer;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Whether the record may be linked to it now; if another one had it that gives it up, this one is linked by that.
     *
     * @param asked when the search was begun that found it
     */
    Uni<Boolean> give(Attempt attempt, String externalId, Instant asked) {
        return pool.withTransaction(db -> db.preparedQuery(GIVING)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), externalId, attempt.state().id()))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(true)
                        : give(db, attempt, rows.iterator().next().getUUID(0), asked)));
    }

    private Uni<Boolean> give(SqlConnection db, Attempt attempt, UUID giving, Instant asked) {
        var heir = attempt.state().id();
        boolean isFirst = giving.compareTo(heir) < 0; // both are locked, always in the same order
        return loader.load(db, isFirst ? giving : heir).chain(one -> loader.load(db, isFirst ? heir : giving)
                .chain(other -> give(db, attempt, state(isFirst ? one : other), state(isFirst ? other : one), asked)));
    }

    private static RecordState state(Optional<RecordLoader.Stored> stored) {
        return stored.orElseThrow().state();
    }

    private Uni<Boolean> give(SqlConnection db, Attempt attempt, RecordState giving, RecordState heir, Instant asked) {
        if (!giving.isEnded()) {
            return isAnother(db, attempt, giving, heir);
        }
        if (!Handover.isPossible(giving, heir, attempt.system(), asked)) {
            return Uni.createFrom().item(false);
        }
        var handed = Handover.of(giving, heir, attempt.system(), attempt.place().rules(), clock.instant());
        return deliveries.check(db, attempt.claimed())
                .chain(() -> save(db, attempt, giving, Step.of(handed.ended())))
                .chain(() -> save(db, attempt, heir, Step.of(handed.heir())))
                .replaceWith(true);
    }

    private Uni<Boolean> isAnother(SqlConnection db, Attempt attempt, RecordState expected, RecordState heir) {
        var system = attempt.system();
        var id = expected.link(system).externalId();
        if (expected.seen() || id.isEmpty() || heir.link(system).externalId().isPresent()) {
            return Uni.createFrom().item(false); // somebody was quicker
        }
        var now = clock.instant();
        return deliveries.check(db, attempt.claimed())
                .chain(() -> save(db, attempt, expected, Expected.isAnother(expected, system, now)))
                .chain(() -> MergedRecords.note(db, expected.id(), heir.id(), now))
                .chain(() -> save(db, attempt, heir, Expected.linked(heir, system, id.get())))
                .replaceWith(true);
    }

    private Uni<Void> save(SqlConnection db, Attempt attempt, RecordState before, Step step) {
        Mapping mapping = attempt.place().mapping();
        return writer.save(db, new Saving(mapping.name(), attempt.place().rules(), Optional.of(before), step,
                OptionalLong.empty(), clock.instant(), MappingRules.connections(mapping))
                .bulk(attempt.claimed().bulk()));
    }
}
