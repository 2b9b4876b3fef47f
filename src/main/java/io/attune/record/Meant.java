package io.attune.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.merge.RecordState;
import io.attune.record.RecordLoader.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/** Names what a record refers to as it is meant by now: two records may have turned out to be one. */
final class Meant {

    private static final int LENGTH = 36;
    private static final String MERGED =
            "select id, merged_into from record where id = any($1) and merged_into is not null";

    private Meant() {}

    /** A value that is the id of no record stays as it is. */
    static Uni<SortedMap<UUID, Stored>> references(SqlConnection db, SortedMap<UUID, Stored> stored) {
        var ids = new LinkedHashSet<UUID>();
        stored.values().forEach(one -> ids.addAll(ids(one.state())));
        if (ids.isEmpty()) {
            return Uni.createFrom().item(stored);
        }
        return db.preparedQuery(MERGED).execute(Tuple.of(ids.toArray(UUID[]::new))).map(rows -> {
            var merged = new HashMap<String, JsonNode>();
            rows.forEach(row -> merged.put(row.getUUID("id").toString(),
                    TextNode.valueOf(row.getUUID("merged_into").toString())));
            if (!merged.isEmpty()) {
                stored.replaceAll((id, one) -> named(one, merged));
            }
            return stored;
        });
    }

    private static Stored named(Stored one, Map<String, JsonNode> merged) {
        return new Stored(one.mapping(), one.state().withValues(value ->
                value.isTextual() ? merged.getOrDefault(value.textValue(), value) : value));
    }

    private static Set<UUID> ids(RecordState state) {
        var ids = new LinkedHashSet<UUID>();
        state.forEachValue(value -> id(value).ifPresent(ids::add));
        return ids;
    }

    /** As we write ids; any other text of this length is none. */
    private static Optional<UUID> id(JsonNode value) {
        if (!value.isTextual() || value.textValue().length() != LENGTH || value.textValue().charAt(8) != '-') {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(value.textValue()))
                    .filter(id -> id.toString().equals(value.textValue()));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
