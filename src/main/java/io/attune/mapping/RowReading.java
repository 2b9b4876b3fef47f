package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.expression.FormulaException;
import io.attune.mapping.type.Unfit;

/** Reads rows from the records of one system. */
record RowReading(String system, References references) {

    /** The shared value of a row; a row that the system has no column of is untold. */
    RowOutcome read(CompiledRow row, Scene scene, Trace trace) {
        var lens = row.lenses().get(system);
        boolean constant = row.constant().isPresent() && (lens == null || row.sources().contains(system));
        if (!constant && (lens == null || !lens.readsBack())) {
            return new RowOutcome.Untold("there is no column to read");
        }
        try {
            if (constant && !row.sources().contains(system)) {
                return new RowOutcome.Untold("it is not read here");
            }
            if (!takesPart(row, scene)) {
                return new RowOutcome.Untold("when");
            }
            return told(row, constant ? row.constant().get() : lens.read(scene, trace), trace);
        } catch (Unfit e) {
            return new RowOutcome.Faulty(row.row().sensitive() ? e.wordsWithoutValue() : e.words());
        } catch (FormulaException e) {
            return new RowOutcome.Faulty(e.getMessage());
        }
    }

    /** A {@code when} that needs something untold keeps the row out, as a false one does. */
    private boolean takesPart(CompiledRow row, Scene scene) {
        var when = row.when().get(system);
        return when == null || when.evaluate(scene.variables()).equals(BooleanNode.TRUE);
    }

    private RowOutcome told(CompiledRow row, JsonNode value, Trace trace) {
        if (value.isMissingNode()) {
            return new RowOutcome.Untold("it is not told");
        }
        if (value.isNull()) {
            return row.row().required() ? new RowOutcome.Faulty("is required, and blank in " + system)
                    : new RowOutcome.Told(value);
        }
        return row.reference().isPresent() ? record(row.reference().get(), value, trace) : new RowOutcome.Told(value);
    }

    private RowOutcome record(String mapping, JsonNode externalId, Trace trace) {
        var record = references.recordOf(mapping, externalId.asText());
        if (record.isEmpty()) {
            return new RowOutcome.Faulty("no " + mapping + " with the id '" + externalId.asText() + "' of " + system
                    + " is known");
        }
        var id = TextNode.valueOf(record.get());
        trace.step("reference", "the record of " + mapping, id);
        return new RowOutcome.Told(id);
    }
}
