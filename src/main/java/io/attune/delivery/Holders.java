package io.attune.delivery;

import io.attune.batch.Batcher;
import io.attune.batch.Columns;
import io.attune.connector.Search.Hit;
import io.attune.merge.Ending;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Knows which records of a target are another record's already. */
@ApplicationScoped
class Holders {

    private static final String TAKEN = """
            select ext_id from link
            where mapping = $1 and system = $2 and ext_id = any($3) and record <> $4
                and (select seen and ended_at is null from record where id = link.record)
            union all
            select ext_id from duplicate where mapping = $1 and system = $2 and ext_id = any($3)
                and decided in ('different', 'ignore')""";
    private static final String HELD_MANY = """
            select (
                select (select seen from record where id = link.record and ended_at is null) from link
                where link.mapping = made.mapping and link.system = made.system and link.ext_id = made.ext_id
                    and link.record <> made.record)
            from unnest($1::text[], $2::text[], $3::text[], $4::uuid[])
                with ordinality as made (mapping, system, ext_id, record, place)
            order by place""";
    private static final String LACKING = """
            select id from record where mapping = $1 and id = any($3) and id <> $4 and ended_at is null
                and not exists (
                    select from link where link.record = record.id and system = $2 and ext_id is not null)""";
    private static final String DUPLICATE = """
            insert into duplicate (mapping, system, ext_id, record, reason, at) values ($1, $2, $3, $4, $5, $6)
            on conflict (mapping, system, ext_id) do nothing""";

    private final Pool pool;
    private final Steps steps;
    private final Clock clock;

    private final Leisure leisure;
    private final Batcher<Made, Holder> creates;

    Holders(Pool pool, Steps steps, Leisure leisure, Clock clock) {
        this.pool = pool;
        this.steps = steps;
        this.creates = new Batcher<>(new Batcher.Size(100, 2, Integer.MAX_VALUE), leisure.pace(), this::held);
        this.leisure = leisure;
        this.clock = clock;
    }

    /**
     * Those that no other living record is linked to of which more is known than that something refers to it, that no
     * person has said are others, and that do not carry the marker of another record that is not known to be there.
     */
    Uni<List<Hit>> free(Attempt attempt, List<Hit> hits) {
        return taken(attempt, hits.stream().map(Hit::id).toList()).chain(taken -> lacking(attempt, hits)
                .map(lacking -> hits.stream()
                        .filter(hit -> !taken.contains(hit.id()))
                        .filter(hit -> marker(attempt, hit).filter(lacking::contains).isEmpty())
                        .toList()));
    }

    private Uni<HashSet<String>> taken(Attempt attempt, List<String> ids) {
        return pool.preparedQuery(TAKEN)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), ids.toArray(String[]::new),
                        attempt.state().id()))
                .map(rows -> {
                    var taken = new HashSet<String>();
                    rows.forEach(row -> taken.add(row.getString(0)));
                    return taken;
                });
    }

    private Uni<HashSet<UUID>> lacking(Attempt attempt, List<Hit> hits) {
        var markers = hits.stream().flatMap(hit -> marker(attempt, hit).stream()).toArray(UUID[]::new);
        return pool.preparedQuery(LACKING)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), markers, attempt.state().id()))
                .map(rows -> {
                    var lacking = new HashSet<UUID>();
                    rows.forEach(row -> lacking.add(row.getUUID(0)));
                    return lacking;
                });
    }

    private static Optional<UUID> marker(Attempt attempt, Hit hit) {
        return attempt.place().object().observed(hit.record()).marked();
    }

    /** Who else, of those that live, is linked to what a record was made as. */
    enum Holder {
        NOBODY,
        /** Of which nothing is known but that something refers to it. */
        EXPECTED,
        ANOTHER;

        /** @param seen null for nobody */
        private static Holder of(Boolean seen) {
            return seen == null ? NOBODY : seen ? ANOTHER : EXPECTED;
        }
    }

    /** Of what a create of this record came to. */
    Uni<Holder> of(Attempt attempt, Optional<String> made) {
        return made.filter(id -> attempt.state().link(attempt.system()).externalId().isEmpty())
                .map(id -> new Made(attempt, id))
                .map(one -> leisure.has(attempt) ? creates.linger(one) : creates.add(one))
                .orElseGet(() -> Uni.createFrom().item(Holder.NOBODY));
    }

    private record Made(Attempt attempt, String externalId) {}

    private Uni<List<Holder>> held(List<Made> all) {
        return Columns.of(all)
                .texts(made -> made.attempt().claimed().mapping())
                .texts(made -> made.attempt().system())
                .texts(Made::externalId)
                .uuids(made -> made.attempt().state().id())
                .query(pool, HELD_MANY)
                .map(rows -> rows.stream().map(row -> Holder.of(row.getBoolean(0))).toList());
    }

    /** Another living record is linked to what this one made: a person is asked about the two. */
    Uni<Move> leave(Attempt attempt, String externalId) {
        return steps.apply(attempt, state -> Ending.taken(state, attempt.system(), externalId, clock.instant()))
                .map(Move.On::new);
    }

    Uni<Void> noteDuplicate(Attempt attempt, List<Hit> hits, String by) {
        var others = String.join(", ", hits.stream().skip(1).limit(5).map(Hit::id).toList());
        return pool.preparedQuery(DUPLICATE)
                .execute(Tuple.of(attempt.claimed().mapping(), attempt.system(), hits.get(0).id(), attempt.state().id(),
                        "has the same " + by + " as " + others + " there", Deliveries.at(clock.instant())))
                .replaceWithVoid();
    }
}
