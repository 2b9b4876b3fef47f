package io.attune.record;

import io.attune.document.JsonText;
import io.attune.merge.Inflight;
import io.attune.merge.LinkState;
import io.attune.merge.MaybeSent;
import io.attune.merge.RecordState;
import io.attune.record.RecordLoader.Stored;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** States of records as their rows hold them. */
final class StoredRows {

    private StoredRows() {}

    /** What belongs to records, by record and system. */
    record Parts(RowSet<Row> links, RowSet<Row> inflight, RowSet<Row> maybeSent) {}

    static SortedMap<UUID, Stored> of(RowSet<Row> records, Parts parts) {
        var links = bySystem(parts.links(), StoredRows::link);
        var inflight = bySystem(parts.inflight(), StoredRows::inflight);
        var maybeSent = maybeSent(parts.maybeSent());
        var stored = new TreeMap<UUID, Stored>();
        for (var row : records) {
            var id = row.getUUID("id");
            stored.put(id, new Stored(row.getString("mapping"), new RecordState(id, row.getInteger("mapping_version"),
                    row.getBoolean("seen"), instant(row, "ended_at"), Optional.ofNullable(row.getString("left_in")),
                    StateJson.readAgreed(row.getString("fields")), links.getOrDefault(id, new TreeMap<>()),
                    inflight.getOrDefault(id, new TreeMap<>()), maybeSent.getOrDefault(id, new TreeMap<>()))));
        }
        return stored;
    }

    private static <T> Map<UUID, SortedMap<String, T>> bySystem(RowSet<Row> rows, Function<Row, T> part) {
        var parts = new HashMap<UUID, SortedMap<String, T>>();
        for (var row : rows) {
            parts.computeIfAbsent(row.getUUID("record"), id -> new TreeMap<>())
                    .put(row.getString("system"), part.apply(row));
        }
        return parts;
    }

    private static LinkState link(Row row) {
        var revision = row.getLong("revision");
        return new LinkState(Optional.ofNullable(row.getString("ext_id")),
                revision == null ? OptionalLong.empty() : OptionalLong.of(revision), instant(row, "seen_at"),
                instant(row, "read_at"), row.getLong("seen_no"), StateJson.readHeld(row.getString("fields")),
                names(row.getString("frozen")), instant(row, "tombstone_at"));
    }

    /** A link as far as it matters to those who look at many: what it holds, and whether it is there. */
    static LinkState brief(Row row) {
        return new LinkState(Optional.ofNullable(row.getString("ext_id")), OptionalLong.empty(), Optional.empty(),
                Optional.empty(), 0, StateJson.readHeld(row.getString("fields")), Set.of(),
                instant(row, "tombstone_at"));
    }

    private static Inflight inflight(Row row) {
        return new Inflight(Inflight.Kind.valueOf(row.getString("kind")), row.getInteger("mapping_version"),
                StateJson.readPatch(row.getString("patch")), instant(row, "sent_at").orElseThrow());
    }

    private static Map<UUID, SortedMap<String, List<MaybeSent>>> maybeSent(RowSet<Row> rows) {
        var maybe = new HashMap<UUID, SortedMap<String, List<MaybeSent>>>();
        for (var row : rows) {
            maybe.computeIfAbsent(row.getUUID("record"), id -> new TreeMap<>())
                    .computeIfAbsent(row.getString("system"), system -> new ArrayList<>())
                    .add(new MaybeSent(row.getString("field"), row.getString("value_hash"),
                            instant(row, "sent_at").orElseThrow(), instant(row, "until").orElseThrow()));
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
