package io.attune.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.mapping.LookupKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what the step {@code lookup} asks for in the agreed values of other records; those that ended are not found.
 */
public final class Lookups {

    /** Its condition reads as the index that the catalog makes for each lookup; two hits say that there are several. */
    private static final String FIND = """
            select (fields -> $2 -> 'v')::text from record
            where mapping = '%1$s' and fields -> '%2$s' ->> 'v' = $1 and ended_at is null limit 2""";

    private Lookups() {}

    public static Uni<Map<LookupKey, List<JsonNode>>> find(SqlClient db, Set<LookupKey> keys) {
        Map<LookupKey, List<JsonNode>> found = new HashMap<>();
        return Multi.createFrom().iterable(keys)
                .onItem().transformToUniAndConcatenate(key -> find(db, key).invoke(values -> found.put(key, values)))
                .collect().last()
                .replaceWith(found);
    }

    private static Uni<List<JsonNode>> find(SqlClient db, LookupKey key) {
        var lookup = key.lookup();
        var value = key.value().isTextual() ? key.value().textValue() : JsonText.write(key.value());
        return db.preparedQuery(FIND.formatted(lookup.in(), lookup.by()))
                .execute(Tuple.of(value, lookup.give()))
                .map(Lookups::values);
    }

    private static List<JsonNode> values(RowSet<Row> rows) {
        var values = new ArrayList<JsonNode>();
        for (var row : rows) {
            var json = row.getString(0);
            values.add(json == null ? MissingNode.getInstance() : Canonical.of(JsonText.parseOwn(json)));
        }
        return values;
    }
}
