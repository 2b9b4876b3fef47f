package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.attune.document.Canonical;
import io.attune.expression.Formula;
import io.attune.expression.FormulaException;
import io.attune.expression.Scope;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;
import java.util.Map;
import java.util.Optional;

/**
 * {@code filter_list: item.quantity > 0}: the items for which it is true; not those for which it is untold. Written,
 * the items take the places of those that were read, and the others stay.
 */
final class FilterList extends BoundedStep {

    private static final Scope ITEM = new Scope(Map.of("item", Optional.empty()));

    private final Formula formula;

    private FilterList(Formula formula) {
        super("filter_list", StepClass.NARROWING, "takes the items of the list where " + formula.text());
        this.formula = formula;
    }

    static FilterList of(Arguments arguments) {
        var text = arguments.text("a formula on item");
        try {
            return new FilterList(Formula.condition(text, ITEM));
        } catch (FormulaException e) {
            throw new IllegalArgumentException("the step filter_list: " + e.getMessage());
        }
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) throws Unfit {
        ArrayNode taken = Canonical.NODES.arrayNode();
        for (var item : list(value)) {
            if (takes(item)) {
                taken.add(item);
            }
        }
        return taken;
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var items = list(value).iterator();
        ArrayNode list = Canonical.NODES.arrayNode();
        for (var item : list(old)) {
            if (!takes(item)) {
                list.add(item);
            } else if (items.hasNext()) {
                list.add(accepted(items.next()));
            }
        }
        while (items.hasNext()) {
            list.add(accepted(items.next()));
        }
        return list;
    }

    private JsonNode accepted(JsonNode item) throws Unfit {
        if (!takes(item)) {
            throw new Unfit(item, "would not be read again: " + formula.text());
        }
        return item;
    }

    private boolean takes(JsonNode item) throws Unfit {
        try {
            return formula.evaluate(Map.of("item", item)).asBoolean();
        } catch (FormulaException e) {
            throw new Unfit(item, "cannot be judged by " + formula.text() + ": " + e.getMessage());
        }
    }

    private static JsonNode list(JsonNode value) throws Unfit {
        if (!value.isArray() && !value.isNull() && !value.isMissingNode()) {
            throw new Unfit(value, "is not a list");
        }
        return value;
    }
}
