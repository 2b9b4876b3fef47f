package io.attune.record;

import static io.attune.record.RecordWriter.at;
import static io.attune.record.RecordWriter.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.batch.Columns;
import io.attune.merge.Agreed;
import io.attune.merge.Keys;
import io.attune.merge.Lag;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Which record a key belongs to: the one that had it first. Another one that takes it later keeps the claim that it
 * has, and a person is asked about the two; once the first one lets go of the key, it is the other's.
 */
final class Claims {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String CLAIM = """
            insert into claim (mapping, key_hash, record) values ($1, $2, $3)
            on conflict (mapping, key_hash) do update set record = claim.record where claim.record = excluded.record""";
    // In one order, so that two that take the same keys don't wait for each other in a circle. Fails where one of them
    // is another's: a commit may have been sent behind it already.
    private static final String CLAIM_MANY = """
            insert into claim (mapping, key_hash, record)
            select mapping, key_hash, record from unnest($1::text[], $2::bytea[], $3::uuid[])
                as taken (mapping, key_hash, record)
            order by mapping, key_hash""";
    private static final String RELEASE =
            "delete from claim where record = $1 and ($2::bytea is null or key_hash <> $2)";
    // At a place where nobody is asked yet, so that no other question hides this one.
    private static final String SAME_KEY = """
            insert into duplicate (mapping, system, ext_id, record, other, reason, at)
            select $1, link.system, link.ext_id, $3, claim.record, 'same key as another record', $4
            from claim, link
            where claim.mapping = $1 and claim.key_hash = $2 and link.record = $3 and link.ext_id is not null
                and not exists (select 1 from duplicate where duplicate.mapping = $1 and duplicate.system = link.system
                    and duplicate.ext_id = link.ext_id)
            order by link.system limit 1
            on conflict (mapping, system, ext_id) do nothing""";
    private static final String WAITING = """
            select distinct record.id, record.fields::text as fields
            from duplicate join record on record.id = duplicate.record
            where duplicate.mapping = $1 and duplicate.other = $2 and record.ended_at is null
                and (duplicate.reason = 'same key as another record' or duplicate.decided = 'different')
            order by record.id""";

    private Claims() {}

    /** Takes the claim on each record's first complete key and lets go of its old one; an ended record holds none. */
    static Uni<Void> follow(SqlConnection db, List<Saving> savings) {
        var moved = savings.stream().filter(Claims::isMoved).toList();
        var fresh = moved.stream().filter(saving -> saving.before().isEmpty()).toList();
        var known = moved.stream().filter(saving -> saving.before().isPresent()).toList();
        return begin(db, fresh).chain(() -> Sequence.run(known.stream().map(saving -> follow(db, saving)).toList()));
    }

    /** Whether a person may be asked about two records, before what the steps found is stored beside it. */
    static boolean mayAsk(List<Saving> savings) {
        return savings.stream().anyMatch(saving -> saving.before().isPresent() && isMoved(saving));
    }

    private static boolean isMoved(Saving saving) {
        var before = saving.before().filter(one -> isOfOneVersion(one, saving.after()));
        return before.isEmpty() || !holdsTheSame(saving, before.get(), saving.after());
    }

    private static boolean holdsTheSame(Saving saving, RecordState before, RecordState after) {
        return before.isEnded() == after.isEnded() && Keys.areSame(saving.rules(), before, after)
                || firstKey(saving, after).equals(firstKey(saving, before));
    }

    /** New records have nothing to let go of, and are none where their key is another's. */
    private static Uni<Void> begin(SqlConnection db, List<Saving> savings) {
        var keyed = savings.stream().filter(saving -> !saving.after().isEnded()
                && !Keys.complete(saving.rules(), Lag.agreed(saving.after())).isEmpty()).toList();
        return keyed.isEmpty() ? Uni.createFrom().voidItem()
                : Columns.of(keyed)
                        .texts(Saving::mapping)
                        .hashes(saving -> firstKey(saving, saving.after()).orElseThrow())
                        .uuids(saving -> saving.after().id())
                        .run(db, CLAIM_MANY)
                        .onFailure(Claims::isTaken).transform(taken -> new ClaimTaken());
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState());
    }

    private static Uni<Void> follow(SqlConnection db, Saving saving) {
        var now = firstKey(saving, saving.after());
        return now.map(key -> take(db, saving, key)).orElse(Uni.createFrom().item(true))
                .chain(taken -> taken ? release(db, saving, now) : clash(db, saving, now.orElseThrow()));
    }

    /** Else its key may have been another one, or understood in another way. */
    private static boolean isOfOneVersion(RecordState before, RecordState after) {
        return before.mappingVersion() == after.mappingVersion();
    }

    /** Takes the claim on the key that the record has already, if nobody has it: whoever had it let go of it. */
    static Uni<Void> takeAnew(SqlConnection db, Saving saving) {
        var now = firstKey(saving, saving.after());
        return now.isEmpty() ? Uni.createFrom().voidItem()
                : take(db, saving, now.get())
                        .chain(taken -> taken ? release(db, saving, now) : Uni.createFrom().voidItem());
    }

    private static Uni<Boolean> take(SqlConnection db, Saving saving, String key) {
        return take(db, saving.mapping(), key, saving.after().id());
    }

    private static Uni<Boolean> take(SqlConnection db, String mapping, String key, UUID record) {
        return db.preparedQuery(CLAIM).execute(Tuple.of(mapping, KeyBytes.of(key), record))
                .map(rows -> rows.rowCount() > 0);
    }

    /** What it lets go of is another's at once, if one has waited for it. */
    private static Uni<Void> release(SqlConnection db, Saving saving, Optional<String> kept) {
        return run(db, RELEASE, saving.after().id(), kept.map(KeyBytes::of).orElse(null))
                .chain(() -> handOn(db, saving));
    }

    private static Uni<Void> handOn(SqlConnection db, Saving saving) {
        return db.preparedQuery(WAITING).execute(Tuple.of(saving.mapping(), saving.after().id()))
                .chain(rows -> Sequence.run(StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> give(db, saving, row)).toList()));
    }

    private static Uni<Void> give(SqlConnection db, Saving saving, Row row) {
        return firstKey(saving.rules(), StateJson.readAgreed(row.getString("fields")))
                .map(key -> take(db, saving.mapping(), key, row.getUUID("id")).chain(taken -> taken
                        ? run(db, RELEASE, row.getUUID("id"), KeyBytes.of(key)) : Uni.createFrom().voidItem()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** A new record is none: it is that other one. A known one keeps its old claim, and a person is asked. */
    private static Uni<Void> clash(SqlConnection db, Saving saving, String key) {
        if (saving.before().filter(RecordState::seen).isEmpty()) {
            return Uni.createFrom().failure(new ClaimTaken());
        }
        return run(db, SAME_KEY, saving.mapping(), KeyBytes.of(key), saving.after().id(), at(saving.now()));
    }

    private static Optional<String> firstKey(Saving saving, RecordState state) {
        return state.isEnded() ? Optional.empty()
                : Keys.first(saving.rules(), Lag.agreed(state));
    }

    private static Optional<String> firstKey(Rules rules, Map<String, Agreed> fields) {
        var values = new TreeMap<String, JsonNode>();
        fields.forEach((field, agreed) -> values.put(field, agreed.value()));
        return Keys.first(rules, values);
    }
}
