package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code first_of: [a, b]} of a column with {@code fields: [a, b]}: the first that is not blank. A value is written to
 * the first and the others stay; blank is written to all, or the next one would come forward.
 */
final class FirstOf extends BoundedStep {

    private final List<Integer> order;

    private FirstOf(List<Integer> order, List<String> names) {
        super("first_of", StepClass.NARROWING, "takes the first of " + String.join(", ", names) + " that is not blank");
        this.order = List.copyOf(order);
    }

    static FirstOf of(Arguments arguments) {
        Joining.needFields(arguments, 2);
        var fields = arguments.scope().fields();
        var names = arguments.isEmpty() ? fields : arguments.texts(2);
        if (names.size() != fields.size() || !names.containsAll(fields)) {
            throw arguments.wrong("each of the column's fields " + fields + " once");
        }
        return new FirstOf(names.stream().map(fields::indexOf).toList(), names);
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) {
        return order.stream().map(value::path)
                .filter(item -> !item.isMissingNode() && !Scalar.isBlank(item))
                .findFirst().orElse(NullNode.instance);
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) {
        if (value.isNull()) {
            return value;
        }
        ArrayNode list = Canonical.NODES.arrayNode(order.size());
        IntStream.range(0, order.size()).forEach(i -> list.add(orBlank(old.path(i))));
        list.set(order.get(0), value);
        return list;
    }

    private static JsonNode orBlank(JsonNode item) {
        return item.isMissingNode() ? NullNode.instance : item;
    }
}
