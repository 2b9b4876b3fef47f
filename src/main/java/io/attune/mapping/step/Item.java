package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;

/** {@code first}, {@code last} and {@code nth: 2} of a list. Written, the item takes its place and the others stay. */
final class Item extends BoundedStep {

    private static final int LAST = -1;
    private static final int MOST = 1_000;

    private final int place;

    private Item(String name, int place, String words) {
        super(name, StepClass.NARROWING, "takes " + words + " of the list");
        this.place = place;
    }

    static Item first(Arguments arguments) {
        arguments.none();
        return new Item("first", 0, "the first");
    }

    static Item last(Arguments arguments) {
        arguments.none();
        return new Item("last", LAST, "the last");
    }

    static Item nth(Arguments arguments) {
        int number = arguments.whole(1, MOST);
        return new Item("nth", number - 1, "number " + number);
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) throws Unfit {
        if (!value.isNull() && !value.isArray()) {
            throw new Unfit(value, "is not a list");
        }
        var item = value.path(place == LAST ? value.size() - 1 : place);
        return item.isMissingNode() ? NullNode.instance : item;
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) {
        ArrayNode list = Canonical.NODES.arrayNode();
        old.forEach(list::add);
        int at = place == LAST ? Math.max(0, list.size() - 1) : place;
        if (value.isNull() && at >= list.size()) {
            return list;
        }
        while (list.size() <= at) {
            list.addNull();
        }
        list.set(at, value);
        return list;
    }
}
