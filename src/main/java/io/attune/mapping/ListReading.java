package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.expression.FormulaException;
import io.attune.mapping.type.RowContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a list: each item that takes part becomes an object of its rows. */
final class ListReading {

    static final int MOST_ITEMS = 5_000;

    private final RowReading rows;
    private final CompiledList list;
    private final List<RowProblem> problems = new ArrayList<>();
    private final Set<JsonNode> keys = new HashSet<>();

    ListReading(RowReading rows, CompiledList list) {
        this.rows = rows;
        this.list = list;
    }

    List<RowProblem> problems() {
        return problems;
    }

    /**
     * The list; null for a blank one or one without items; missing if it is not told, or one of its items cannot be
     * read.
     */
    JsonNode read(Scene record) {
        var path = list.paths().get(rows.system());
        if (path == null || !list.row().readable().contains(rows.system())) {
            return MissingNode.getInstance();
        }
        var value = path.read(record.source());
        if (value.isMissingNode() || value.isNull()) {
            return value;
        }
        if (!value.isArray() || value.size() > MOST_ITEMS) {
            return faulty(value.isArray() ? "has " + value.size() + " items, and the most is " + MOST_ITEMS
                    : "is not a list");
        }
        return items(value, record);
    }

    private JsonNode items(JsonNode value, Scene record) {
        var items = Canonical.NODES.arrayNode(value.size());
        for (var item : value) {
            var part = takesPart(item, record);
            if (part.isMissingNode()) {
                return part;
            }
            if (part.booleanValue()) {
                var read = item(item, record);
                if (read.isMissingNode()) {
                    return read;
                }
                items.add(read);
            }
        }
        return items.isEmpty() ? NullNode.instance : items;
    }

    /** Missing if nobody can say, or if it went wrong. */
    private JsonNode takesPart(JsonNode item, Scene record) {
        var onlyIf = list.onlyIf().get(rows.system());
        if (onlyIf == null) {
            return BooleanNode.TRUE;
        }
        try {
            var answer = onlyIf.evaluate(record.within(item, RowContext.NONE).variables());
            return answer.isBoolean() || answer.isMissingNode() ? answer : BooleanNode.FALSE;
        } catch (FormulaException e) {
            return faulty("only_if: " + e.getMessage());
        }
    }

    /** Untold and faulty rows are left out of the item, unless they are required, or its key: then there is no list. */
    private JsonNode item(JsonNode item, Scene record) {
        Map<String, JsonNode> values = new TreeMap<>();
        var context = new RowValues(
                name -> values.containsKey(name) ? values.get(name) : record.rows().shared(name), rows.references());
        var scene = record.within(item, context);
        for (var row : list.fields()) {
            var outcome = rows.read(row, scene, Trace.NONE);
            if (outcome instanceof RowOutcome.Told told) {
                values.put(row.name(), told.value());
                continue;
            }
            if (outcome instanceof RowOutcome.Faulty faulty) {
                faulty(row.name() + " of item " + (keys.size() + 1) + ": " + faulty.words());
            }
            if (row.row().required() || row.name().equals(list.key())) {
                return MissingNode.getInstance();
            }
        }
        if (!keys.add(values.get(list.key()))) {
            return faulty("two items have the same " + list.key());
        }
        return Canonical.NODES.objectNode().setAll(values);
    }

    private JsonNode faulty(String words) {
        problems.add(new RowProblem(list.name(), words));
        return MissingNode.getInstance();
    }
}
