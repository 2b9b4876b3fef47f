package io.attune.record;

import io.attune.document.JsonText;
import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.MaybeSent;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
    private static final String FIND = "select record from link where mapping = $1 and system = $2 and ext_id = $3";
    private static final String REFERRED = """
            select coalesce(merged_into, id) from link join record on id = record
            where link.mapping = $1 and system = $2 and ext_id = $3""";
    private static final String CLAIMED = """
            select record from claim where mapping = $1 and key_hash = any($2)
            order by array_position($2, key_hash) limit 1""";
    private static final String MEANT = "select coalesce(merged_into, id) from record where id = $1";
    private static final String LOCK_RECORD = "select id from record where id = $1 for update";
    // A statement of its own: what waited for the lock must see what the holder stored.
    private static final String LOAD = """
            select mapping, mapping_version, seen, ended_at, left_in, fields::text as fields
            from record where id = $1""";
    private static final String LINKS = """
            select system, ext_id, revision, seen_at, read_at, seen_no, fields::text as fields, frozen::text as frozen,
                tombstone_at
            from link where record = $1""";
    private static final String INFLIGHT = """
            select system, kind, mapping_version, patch::text as patch, sent_at from inflight where record = $1""";

    private static final String MAYBE_SENT =
            "select system, field, value_hash, sent_at, until from maybe_sent where record = $1";

    /** A record with the name of its mapping. */
    public record Stored(String mapping, RecordState state) {}

    public Uni<Void> lockIdentity(SqlConnection db, Identity identity) {
        return db.preparedQuery(LOCK_IDENTITY)
                .execute(Tuple.of(identity.mapping() + "\n" + identity.system() + "\n" + identity.externalId()))
                .replaceWithVoid();
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

    /** The record that this one is by now: a person may have said that two are one. */
    public Uni<UUID> meant(SqlConnection db, UUID id) {
        return db.preparedQuery(MEANT).execute(Tuple.of(id)).map(RecordLoader::firstId).map(found -> found.orElse(id));
    }

    public Uni<Optional<Stored>> load(SqlConnection db, UUID id) {
        return db.preparedQuery(LOCK_RECORD).execute(Tuple.of(id))
                .chain(() -> Uni.combine().all().unis(
                        db.preparedQuery(LOAD).execute(Tuple.of(id)),
                        db.preparedQuery(LINKS).execute(Tuple.of(id)),
                        db.preparedQuery(INFLIGHT).execute(Tuple.of(id)),
                        db.preparedQuery(MAYBE_SENT).execute(Tuple.of(id)))
                        .with((record, links, inflight, maybe) -> stored(id, record, links, inflight(inflight),
                                maybeSent(maybe))))
                .chain(stored -> Meant.references(db, stored));
    }

    private static Optional<UUID> firstId(RowSet<Row> rows) {
        var row = rows.iterator();
        return row.hasNext() ? Optional.of(row.next().getUUID(0)) : Optional.empty();
    }

    private static Optional<Stored> stored(UUID id, RowSet<Row> record, RowSet<Row> links,
            SortedMap<String, Inflight> inflight, SortedMap<String, List<MaybeSent>> maybeSent) {
        var rows = record.iterator();
        if (!rows.hasNext()) {
            return Optional.empty();
        }
        var row = rows.next();
        return Optional.of(new Stored(row.getString("mapping"), new RecordState(id, row.getInteger("mapping_version"),
                row.getBoolean("seen"), instant(row, "ended_at"),
                Optional.ofNullable(row.getString("left_in")), StateJson.readAgreed(row.getString("fields")),
                links(links), inflight, maybeSent)));
    }

    private static SortedMap<String, LinkState> links(RowSet<Row> rows) {
        var links = new TreeMap<String, LinkState>();
        for (var row : rows) {
            var revision = row.getLong("revision");
            links.put(row.getString("system"), new LinkState(Optional.ofNullable(row.getString("ext_id")),
                    revision == null ? OptionalLong.empty() : OptionalLong.of(revision), instant(row, "seen_at"),
                    instant(row, "read_at"), row.getLong("seen_no"), StateJson.readHeld(row.getString("fields")),
                    names(row.getString("frozen")), instant(row, "tombstone_at")));
        }
        return links;
    }

    /** A link as far as it matters to those who look at many: what it holds, and whether it is there. */
    static LinkState brief(Row row) {
        return new LinkState(Optional.ofNullable(row.getString("ext_id")), OptionalLong.empty(), Optional.empty(),
                Optional.empty(), 0, StateJson.readHeld(row.getString("fields")), Set.of(),
                instant(row, "tombstone_at"));
    }

    private static SortedMap<String, Inflight> inflight(RowSet<Row> rows) {
        var inflight = new TreeMap<String, Inflight>();
        for (var row : rows) {
            inflight.put(row.getString("system"), new Inflight(Inflight.Kind.valueOf(row.getString("kind")),
                    row.getInteger("mapping_version"), StateJson.readPatch(row.getString("patch")),
                    instant(row, "sent_at").orElseThrow()));
        }
        return inflight;
    }

    private static SortedMap<String, List<MaybeSent>> maybeSent(RowSet<Row> rows) {
        var maybe = new TreeMap<String, List<MaybeSent>>();
        for (var row : rows) {
            maybe.computeIfAbsent(row.getString("system"), system -> new ArrayList<>()).add(new MaybeSent(
                    row.getString("field"), row.getString("value_hash"), instant(row, "sent_at").orElseThrow(),
                    instant(row, "until").orElseThrow()));
        }
        return maybe;
    }

    private static Set<String> names(String json) {
        var names = new LinkedHashSet<String>();
        JsonText.parseOwn(json).forEach(name -> names.add(name.asText()));
        return names;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
