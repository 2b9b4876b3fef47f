package io.attune.record;

import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.MaybeSent;
import io.attune.merge.RecordState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Stores what a step made of a record: only the rows that changed. */
@ApplicationScoped
public class RecordWriter {

    private static final String PUT_RECORD = """
            insert into record (id, mapping, mapping_version, fields, seen, ended_at, created_at, updated_at, left_in)
            values ($1, $2, $3, $4::text::jsonb, $5, $6, $7, $7, $8)
            on conflict (id) do update set mapping_version = excluded.mapping_version, fields = excluded.fields,
                seen = excluded.seen, ended_at = excluded.ended_at, left_in = excluded.left_in,
                updated_at = excluded.updated_at""";
    private static final String PUT_LINK = """
            insert into link (record, system, mapping, ext_id, revision, seen_at, seen_no, fields, tombstone_at,
                read_at, frozen)
            values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb, $9, $10, to_jsonb($11::text[]))
            on conflict (record, system) do update set ext_id = excluded.ext_id, revision = excluded.revision,
                seen_at = excluded.seen_at, seen_no = excluded.seen_no, fields = excluded.fields,
                tombstone_at = excluded.tombstone_at, read_at = excluded.read_at, frozen = excluded.frozen""";
    private static final String PUT_INFLIGHT = """
            insert into inflight (record, system, kind, mapping_version, patch, sent_at)
            values ($1, $2, $3, $4, $5::text::jsonb, $6)
            on conflict (record, system) do update set kind = excluded.kind, mapping_version = excluded.mapping_version,
                patch = excluded.patch, sent_at = excluded.sent_at""";
    private static final String DROP_INFLIGHT = "delete from inflight where record = $1 and system = $2";
    private static final String DROP_MAYBE_SENT = "delete from maybe_sent where record = $1 and system = $2";
    private static final String PUT_MAYBE_SENT = """
            insert into maybe_sent (record, system, field, value_hash, sent_at, until)
            values ($1, $2, $3, $4, $5, $6)""";

    /** The record is there now: what waited for it in this connection is due. */
    private static final String WAKE_CHILDREN = """
            update delivery set due_at = least(due_at, $3)
            where state = 'waiting' and waits_for && $1 and connection = $2""";

    private final FactWriter facts;

    RecordWriter(FactWriter facts) {
        this.facts = facts;
    }

    /** Fails with {@link ClaimTaken} where another record took the same key in the meantime. */
    public Uni<Void> save(SqlConnection db, Saving saving) {
        return saveState(db, saving)
                .chain(() -> Claims.follow(db, saving))
                .chain(() -> facts.save(db, saving));
    }

    private Uni<Void> saveState(SqlConnection db, Saving saving) {
        var writes = new ArrayList<Uni<Void>>();
        var after = saving.after();
        var before = saving.before();
        if (before.isEmpty() || !sameRow(before.get(), after)) {
            writes.add(putRecord(db, saving));
        }
        after.links().forEach((system, link) -> {
            if (!link.equals(before.map(RecordState::links).map(links -> links.get(system)).orElse(null))) {
                writes.add(putLink(db, saving, system, link));
            }
            if (link.isLive() && before.filter(state -> state.link(system).isLive()).isEmpty()) {
                writes.add(run(db, WAKE_CHILDREN, new UUID[] {after.id()}, saving.connections().get(system),
                        at(saving.now())));
            }
        });
        writes.addAll(maybeSent(db, before.map(RecordState::maybeSent).map(Map::copyOf).orElse(Map.of()), after));
        writes.addAll(inflight(db, before.map(RecordState::inflight).map(Map::copyOf).orElse(Map.of()), after));
        return Sequence.run(writes);
    }

    private static boolean sameRow(RecordState before, RecordState after) {
        return before.fields().equals(after.fields()) && before.endedAt().equals(after.endedAt())
                && before.seen() == after.seen() && before.mappingVersion() == after.mappingVersion();
    }

    private static Uni<Void> putRecord(SqlConnection db, Saving saving) {
        var state = saving.after();
        return run(db, PUT_RECORD, state.id(), saving.mapping(), state.mappingVersion(),
                StateJson.agreed(state.fields()), state.seen(), at(state.endedAt()), at(saving.now()),
                state.left().orElse(null));
    }

    private static Uni<Void> putLink(SqlConnection db, Saving saving, String system, LinkState link) {
        return run(db, PUT_LINK, saving.after().id(), system, saving.mapping(), link.externalId().orElse(null),
                link.revision().isPresent() ? link.revision().getAsLong() : null, at(link.seenAt()), link.seenNo(),
                StateJson.held(link.fields()), at(link.tombstoneAt()), at(link.readAt()),
                link.frozen().stream().sorted().toArray(String[]::new));
    }

    private static List<Uni<Void>> inflight(SqlConnection db, Map<String, Inflight> before, RecordState after) {
        var writes = new ArrayList<Uni<Void>>();
        after.inflight().forEach((system, write) -> {
            if (!write.equals(before.get(system))) {
                writes.add(run(db, PUT_INFLIGHT, after.id(), system, write.kind().name(), write.mappingVersion(),
                        StateJson.patch(write.patch()), at(write.sentAt())));
            }
        });
        before.keySet().stream()
                .filter(system -> after.inflight(system).isEmpty())
                .forEach(system -> writes.add(run(db, DROP_INFLIGHT, after.id(), system)));
        return writes;
    }

    private static List<Uni<Void>> maybeSent(SqlConnection db, Map<String, List<MaybeSent>> before, RecordState after) {
        var writes = new ArrayList<Uni<Void>>();
        var systems = new TreeSet<>(before.keySet());
        systems.addAll(after.maybeSent().keySet());
        systems.stream()
                .filter(system -> !after.maybeSent(system).equals(before.getOrDefault(system, List.of())))
                .forEach(system -> {
                    writes.add(run(db, DROP_MAYBE_SENT, after.id(), system));
                    after.maybeSent(system).forEach(sent -> writes.add(run(db, PUT_MAYBE_SENT, after.id(), system,
                            sent.field(), sent.hash(), at(sent.sentAt()), at(sent.until()))));
                });
        return writes;
    }

    /** Takes the claim on the key that the record has already, if nobody has it: whoever had it let go of it. */
    public Uni<Void> claimAnew(SqlConnection db, Saving saving) {
        return Claims.takeAnew(db, saving);
    }

    static Uni<Void> run(SqlConnection db, String sql, Object... values) {
        return db.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
    }

    static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static OffsetDateTime at(Optional<Instant> moment) {
        return moment.map(RecordWriter::at).orElse(null);
    }
}
