package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.document.Canonical;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code tests}; names that lead nowhere are told. */
final class TestsReader {

    private final Spot file;
    private final Set<String> systems;
    private final Set<String> rows;
    private final Faults faults;

    TestsReader(Spot file, Set<String> systems, Set<String> rows, Faults faults) {
        this.file = file;
        this.systems = systems;
        this.rows = rows;
        this.faults = faults;
    }

    List<FileTest> read() {
        return file.items("tests").stream().map(this::test).toList();
    }

    private FileTest test(Spot spot) {
        known(spot.child("from"), systems, "system");
        spot.items("fields").forEach(row -> known(row, rows, "row"));
        known(spot.child("gives").child("problem"), rows, "row");
        var onto = new LinkedHashMap<String, JsonNode>();
        spot.entries("onto").forEach((system, record) -> onto.put(system, record(record)));
        var gives = spot.child("gives");
        boolean fails = gives.child("skipped").exists() || gives.child("problem").exists();
        if (fails && gives.entries().size() > 1) {
            faults.addOfKey(gives, "a test gives what is written, or skipped, or a problem: one of them");
        }
        return new FileTest(spot, spot.text("name").orElse(""), spot.text("from").orElse(""),
                record(spot.child("record")),
                onto, spot.items("fields").stream().map(Spot::text).toList(), links(spot),
                others(spot));
    }

    private void known(Spot spot, Collection<String> names, String what) {
        if (spot.isText() && !names.contains(spot.text())) {
            faults.unknown(spot, what, spot.text(), names);
        }
    }

    /** The record that stands there, or the sample of that name. */
    private JsonNode record(Spot spot) {
        if (!spot.isText()) {
            return spot.node();
        }
        var samples = file.entries("samples");
        known(spot, samples.keySet(), "sample");
        return samples.containsKey(spot.text()) ? samples.get(spot.text()).node() : MissingNode.getInstance();
    }

    private static Map<String, List<JsonNode>> others(Spot spot) {
        var others = new LinkedHashMap<String, List<JsonNode>>();
        spot.entries("others").forEach((mapping, records) -> others.put(mapping,
                records.items().stream().map(record -> Canonical.of(record.node())).toList()));
        return others;
    }

    private static Map<String, Map<String, String>> links(Spot spot) {
        var links = new LinkedHashMap<String, Map<String, String>>();
        spot.entries("links").forEach((mapping, ids) -> {
            var found = new LinkedHashMap<String, String>();
            ids.entries().forEach((id, target) -> found.put(id, target.text()));
            links.put(mapping, found);
        });
        return links;
    }
}
