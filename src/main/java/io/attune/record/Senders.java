package io.attune.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.MaybeSent;
import io.attune.merge.Observation;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Finds the record for which something may have been made in a system by a create in doubt, though that record has
 * ended since, or has another key: by the values that were sent.
 */
@ApplicationScoped
public class Senders {

    /** A few that sent this value of one field; that the rest is the same, too, the core finds out. */
    private static final String FIND = """
            select sent.record from (
                select record from inflight where system = $2 and kind in ('CREATE', 'UPSERT')
                    and lower(btrim(patch -> $3 ->> 'v')) = $4
                union
                select made.record from maybe_sent made join maybe_sent named using (record, system)
                where system = $2 and made.field = '' and named.field = $3 and named.value_hash = $5) sent
            join record on id = sent.record
            where mapping = $1 order by ended_at is not null, id limit 4""";

    private final RecordLoader loader;

    Senders(RecordLoader loader) {
        this.loader = loader;
    }

    /** One from which it may be, rather one that lives; locked. */
    public Uni<Optional<RecordState>> of(SqlConnection db, String mapping, Observation seen, Rules rules) {
        var none = Uni.createFrom().item(Optional.<RecordState>empty());
        return Keys.complete(rules, seen.values()).stream().map(key -> key.get(0)).distinct().reduce(none,
                (found, field) -> found.chain(one -> one.isPresent() ? Uni.createFrom().item(one)
                        : find(db, mapping, seen, field).chain(some -> first(db, seen, some, rules))),
                (one, other) -> other);
    }

    private static Uni<List<UUID>> find(SqlConnection db, String mapping, Observation seen, String field) {
        JsonNode value = seen.values().get(field);
        return db.preparedQuery(FIND)
                .execute(Tuple.of(mapping, seen.system(), field, MaybeSent.tidied(value).asText(),
                        MaybeSent.hashOf(value)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList());
    }

    private Uni<Optional<RecordState>> first(SqlConnection db, Observation seen, List<UUID> some, Rules rules) {
        if (some.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return loader.load(db, some.get(0))
                .map(stored -> stored.map(RecordLoader.Stored::state)
                        .filter(state -> Matching.isMaybeFrom(state, seen, rules)))
                .chain(found -> found.isPresent() ? Uni.createFrom().item(found)
                        : first(db, seen, some.subList(1, some.size()), rules));
    }
}
