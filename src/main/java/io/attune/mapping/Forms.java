package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.InOrder;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a mapping comes to, as hashes: two versions with the same form of a row read and write it alike. Comments,
 * notes, the order of rows and how a line is written do not matter.
 *
 * @param rows      by row and system; a row has no form in a system that it has no column of
 * @param entrances by system: which records are admitted there, and whether one may be made
 * @param keys      by which records are matched
 */
public record Forms(SortedMap<String, SortedMap<String, String>> rows, SortedMap<String, String> entrances,
        String keys) {

    public Forms {
        rows = InOrder.sorted(rows);
        entrances = InOrder.sorted(entrances);
    }

    /** {@code {rows: {row: {system: hash}}, entrances: {system: hash}, keys: hash}}. */
    public ObjectNode json() {
        var json = Canonical.NODES.objectNode();
        var all = json.putObject("rows");
        rows.forEach((row, systems) -> systems.forEach(all.putObject(row)::put));
        entrances.forEach(json.putObject("entrances")::put);
        return json.put("keys", keys);
    }

    /** The inverse of {@link #json}. */
    public static Forms of(JsonNode json) {
        var rows = new TreeMap<String, SortedMap<String, String>>();
        json.path("rows").fields().forEachRemaining(row -> rows.put(row.getKey(), texts(row.getValue())));
        return new Forms(rows, texts(json.path("entrances")), json.path("keys").asText());
    }

    private static SortedMap<String, String> texts(JsonNode json) {
        var texts = new TreeMap<String, String>();
        json.fields().forEachRemaining(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }
}
