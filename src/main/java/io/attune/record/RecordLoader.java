package io.attune.record;

import io.attune.batch.Columns;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds records and loads their whole state, locked until the transaction ends: the steps of one record run one at a
 * time.
 */
@ApplicationScoped
public class RecordLoader {

    /** Waits for other steps of the same identity, even while no row of it exists. */
    private static final String LOCK_IDENTITY = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String TRY_IDENTITIES = """
            select place, pg_try_advisory_xact_lock(hashtextextended(name, 0)) as ours
            from unnest($1::text[]) with ordinality as identity (name, place)""";
    private static final String FIND_MANY = """
            select asked.mapping, asked.system, asked.ext_id, found.record
            from unnest($1::text[], $2::text[], $3::text[]) as asked (mapping, system, ext_id) cross join lateral (
                select record from link where link.mapping = asked.mapping and link.system = asked.system
                    and link.ext_id = asked.ext_id limit 1) found""";
    private static final String FIND = "select record from link where mapping = $1 and system = $2 and ext_id = $3";
    private static final String REFERRED = """
            select coalesce(merged_into, id) from link join record on id = record
            where link.mapping = $1 and system = $2 and ext_id = $3""";
    // A probe a key: where the planner does not know yet how many claims there are, it may else read all of a mapping.
    private static final String HOLDER = """
            from unnest($2::bytea[]) with ordinality as asked (key_hash, place) cross join lateral (
                select record from claim where mapping = $1 and claim.key_hash = asked.key_hash limit 1) holder""";
    private static final String CLAIMED = "select record " + HOLDER + " order by place limit 1";
    private static final String TAKEN = "select key_hash " + HOLDER;
    private static final String MEANT = "select coalesce(merged_into, id) from record where id = $1";
    // How many they are the planner is not to know: it would plan anew for each number.
    private static final String LOCK =
            "select id from record where id = any((select $1::uuid[])::uuid[]) order by id for update";
    private static final String LOCK_FREE = LOCK + " skip locked";
    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";
    // A statement of its own: what waited for the lock must see what the holder stored.
    private static final String LOAD = """
            select id, mapping, mapping_version, seen, ended_at, left_in, fields::text as fields
            from record where id = any($1)""";
    private static final String LINKS = """
            select record, system, ext_id, revision, seen_at, read_at, seen_no, fields::text as fields,
                frozen::text as frozen, tombstone_at
            from link where record = any($1)""";
    private static final String INFLIGHT = """
            select record, system, kind, mapping_version, patch::text as patch, sent_at
            from inflight where record = any($1)""";
    private static final String MAYBE_SENT =
            "select record, system, field, value_hash, sent_at, until from maybe_sent where record = any($1)";

    /** A record with the name of its mapping. */
    public record Stored(String mapping, RecordState state) {

        /** As a step stored it, and as it would be loaded. */
        public static Stored by(String mapping, RecordState state) {
            return new Stored(mapping, AsStored.of(state));
        }
    }

    public Uni<Void> lockIdentity(SqlConnection db, Identity identity) {
        return db.preparedQuery(LOCK_IDENTITY).execute(Tuple.of(name(identity))).replaceWithVoid();
    }

    private static String name(Identity identity) {
        return identity.mapping() + "\n" + identity.system() + "\n" + identity.externalId();
    }

    /** Those of them that nobody else has locked, locked now: who holds many never waits for anybody. */
    public Uni<Set<Identity>> lockFree(SqlConnection db, List<Identity> identities) {
        return Columns.of(identities).texts(RecordLoader::name).query(db, TRY_IDENTITIES).map(rows -> {
            var ours = new LinkedHashSet<Identity>();
            rows.forEach(row -> {
                if (row.getBoolean("ours")) {
                    ours.add(identities.get(row.getLong("place").intValue() - 1));
                }
            });
            return ours;
        });
    }

    /** The records that are linked to them. */
    public Uni<Map<Identity, UUID>> find(SqlConnection db, Collection<Identity> identities) {
        return Columns.of(identities).texts(Identity::mapping).texts(Identity::system).texts(Identity::externalId)
                .query(db, FIND_MANY).map(rows -> {
                    var found = new HashMap<Identity, UUID>();
                    rows.forEach(row -> found.put(new Identity(row.getString("mapping"), row.getString("system"),
                            row.getString("ext_id")), row.getUUID("record")));
                    return found;
                });
    }

    public Uni<Optional<UUID>> find(SqlConnection db, Identity identity) {
        return db.preparedQuery(FIND)
                .execute(Tuple.of(identity.mapping(), identity.system(), identity.externalId()))
                .map(RecordLoader::firstId);
    }

    /** The record that is meant where something refers to this: the linked one, or the one that it has become. */
    public Uni<Optional<UUID>> referred(SqlConnection db, Identity identity) {
        return db.preparedQuery(REFERRED)
                .execute(Tuple.of(identity.mapping(), identity.system(), identity.externalId()))
                .map(RecordLoader::firstId);
    }

    /** The record that holds one of these keys; an earlier key counts before a later one. */
    public Uni<Optional<UUID>> claimant(SqlConnection db, String mapping, List<String> keys) {
        return db.preparedQuery(CLAIMED)
                .execute(Tuple.of(mapping, KeyBytes.of(keys)))
                .map(RecordLoader::firstId);
    }

    /** The hashes of those keys that a record holds. */
    public Uni<Set<String>> claimed(SqlConnection db, String mapping, List<String> keys) {
        return db.preparedQuery(TAKEN).execute(Tuple.of(mapping, KeyBytes.of(keys))).map(rows -> {
            var taken = new LinkedHashSet<String>();
            rows.forEach(row -> taken.add(HexFormat.of().formatHex(row.getBuffer(0).getBytes())));
            return taken;
        });
    }

    /** The record that this one is by now: a person may have said that two are one. */
    public Uni<UUID> meant(SqlConnection db, UUID id) {
        return db.preparedQuery(MEANT).execute(Tuple.of(id)).map(RecordLoader::firstId).map(found -> found.orElse(id));
    }

    public Uni<Optional<Stored>> load(SqlConnection db, UUID id) {
        return load(db, LOCK, new UUID[] {id}).map(found -> Optional.ofNullable(found.get(id)));
    }

    /** Many at once. One that is locked by somebody else is left out: who holds many never waits for anybody. */
    public Uni<SortedMap<UUID, Stored>> loadFree(SqlConnection db, Collection<UUID> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(new TreeMap<>()) : load(db, LOCK_FREE, ids.toArray(UUID[]::new));
    }

    /** As they stood at one moment; they are not locked. The transaction's first statement, which stores nothing. */
    public Uni<SortedMap<UUID, Stored>> look(SqlConnection db, Collection<UUID> ids) {
        return Uni.combine().all().unis(db.query(ONE_MOMENT).execute(), read(db, ids.toArray(UUID[]::new)))
                .with((begun, stored) -> stored)
                .chain(stored -> Meant.references(db, stored));
    }

    /** Locks those of them that nobody else has locked. */
    public Uni<Set<UUID>> lockFreeRecords(SqlConnection db, Collection<UUID> ids) {
        return db.preparedQuery(LOCK_FREE).execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> new LinkedHashSet<>(List.of(ids(rows))));
    }

    public Uni<Void> lockRecord(SqlConnection db, UUID id) {
        return db.preparedQuery(LOCK).execute(Tuple.of(new UUID[] {id})).replaceWithVoid();
    }

    /**
     * The states of records that are locked.
     *
     * @param inHand those of them that nobody has changed since they were stored
     */
    public Uni<SortedMap<UUID, Stored>> states(SqlConnection db, Collection<UUID> locked, Map<UUID, Stored> inHand) {
        var others = locked.stream().filter(id -> !inHand.containsKey(id)).toArray(UUID[]::new);
        return (others.length == 0 ? Uni.createFrom().item(new TreeMap<UUID, Stored>()) : read(db, others))
                .chain(stored -> {
                    stored.putAll(inHand);
                    return Meant.references(db, stored);
                });
    }

    private static Uni<SortedMap<UUID, Stored>> load(SqlConnection db, String lock, UUID[] ids) {
        return db.preparedQuery(lock).execute(Tuple.of(ids)).map(RecordLoader::ids)
                .chain(locked -> read(db, locked))
                .chain(stored -> Meant.references(db, stored));
    }

    private static Uni<SortedMap<UUID, Stored>> read(SqlConnection db, UUID[] ids) {
        return Uni.combine().all().unis(
                        db.preparedQuery(LOAD).execute(Tuple.of(ids)),
                        db.preparedQuery(LINKS).execute(Tuple.of(ids)),
                        db.preparedQuery(INFLIGHT).execute(Tuple.of(ids)),
                        db.preparedQuery(MAYBE_SENT).execute(Tuple.of(ids)))
                .with((records, links, inflight, maybe) ->
                        StoredRows.of(records, new StoredRows.Parts(links, inflight, maybe)));
    }

    private static UUID[] ids(RowSet<Row> rows) {
        return rows.stream().map(row -> row.getUUID(0)).toArray(UUID[]::new);
    }

    private static Optional<UUID> firstId(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(row.next().getUUID(0)) : Optional.empty();
    }
}
