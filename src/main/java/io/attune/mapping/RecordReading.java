package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Reads one record of one system, row after row. */
final class RecordReading {

    private final TreeMap<String, JsonNode> values = new TreeMap<>();
    private final List<RowProblem> problems = new ArrayList<>();

    private RecordReading() {}

    static Reading of(Plan plan, RowReading rows, JsonNode record) {
        var reading = new RecordReading();
        var scene = Scene.of(record, new RowValues(reading::shared, rows.references()));
        for (var row : plan.rows()) {
            reading.row(row, rows.read(row, scene, Trace.NONE));
        }
        for (var list : plan.lists()) {
            reading.list(list, rows, scene);
        }
        return new Reading(reading.values, reading.problems);
    }

    private JsonNode shared(String row) {
        return values.getOrDefault(row, MissingNode.getInstance());
    }

    private void row(CompiledRow row, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Told told) {
            values.put(row.name(), told.value());
        } else if (outcome instanceof RowOutcome.Faulty faulty) {
            problems.add(new RowProblem(row.name(), faulty.words()));
        }
    }

    private void list(CompiledList list, RowReading rows, Scene scene) {
        var reading = new ListReading(rows, list);
        var value = reading.read(scene);
        problems.addAll(reading.problems());
        if (!value.isMissingNode()) {
            values.put(list.name(), value);
        }
    }
}
