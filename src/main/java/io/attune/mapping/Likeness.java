package io.attune.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.expression.FormulaException;
import io.attune.mapping.step.StepClass;
import io.attune.mapping.type.Unfit;
import java.util.Map;
import java.util.Optional;

/** What a system's record must be like for it to read as known values: as far as its columns have a way back. */
final class Likeness {

    private final ObjectNode record = Canonical.NODES.objectNode();
    private final Map<String, JsonNode> values;
    private final References references;
    private final Scene nothing;

    Likeness(Map<String, JsonNode> values, References references) {
        this.values = values;
        this.references = references;
        this.nothing = Scene.of(MissingNode.getInstance(),
                new RowValues(row -> values.getOrDefault(row, MissingNode.getInstance()), references));
    }

    ObjectNode of(Plan plan, String system) {
        plan.rows().stream().filter(row -> values.containsKey(row.name()))
                .forEach(row -> row.lens(system).filter(Likeness::hasWayBack).ifPresent(lens -> put(row, lens)));
        return record;
    }

    private static boolean hasWayBack(Lens lens) {
        return lens.readsBack() && !(lens.origin() instanceof Origin.Computed)
                && lens.steps().stream().allMatch(step -> step.stepClass() != StepClass.ONE_WAY);
    }

    /** A value that cannot be put there is left out: it is not known then what it was read from. */
    private void put(CompiledRow row, Lens lens) {
        try {
            var wanted = outside(row, values.get(row.name()));
            if (wanted.isPresent()) {
                var value = lens.put(wanted.get(), lens.look(nothing), values, nothing, Trace.NONE);
                lens.origin().write(record, value, nothing);
            }
        } catch (Unfit | FormulaException e) {
            record.remove(lens.origin().paths().stream().map(path -> path.root()).toList());
        }
    }

    private Optional<JsonNode> outside(CompiledRow row, JsonNode value) {
        return row.reference().isEmpty() || value.isNull() ? Optional.of(value)
                : references.idOf(row.reference().get(), value.asText()).map(TextNode::valueOf);
    }
}
