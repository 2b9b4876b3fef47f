package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Path;
import io.attune.expression.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where one value stands in what a system sent, and how it is brought to the form that we keep.
 *
 * @param source  a path into what was sent
 * @param formula computes it instead, from {@code source}: all that was sent
 * @param steps   applied in order, to each item where the value is a list
 * @param join    puts the items of a list into one text with this between them
 * @param rows    of an object, or of each item of a list: its own fields
 */
public record Row(Optional<Path> source, Optional<Formula> formula, List<Step> steps, Optional<String> join,
        Optional<Rows> rows) {

    public Row {
        steps = List.copyOf(steps);
    }

    /** The value under a path, as it stands there. */
    public static Row at(Path path) {
        return new Row(Optional.of(path), Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** Untold stays missing, blank stays null. */
    public JsonNode read(JsonNode sent) {
        var value = formula.map(compute -> compute.evaluate(Map.of("source", sent)))
                .orElseGet(() -> source.map(path -> path.read(sent)).orElse(MissingNode.getInstance()));
        var changed = each(value, this::changed);
        var shaped = rows.isPresent() ? each(changed, item -> rows.get().read(item)) : changed;
        return join.isPresent() && shaped.isArray() ? joined(shaped, join.get()) : shaped;
    }

    private static JsonNode each(JsonNode value, UnaryOperator<JsonNode> change) {
        if (!value.isArray()) {
            return value.isNull() || value.isMissingNode() ? value : change.apply(value);
        }
        var items = Canonical.NODES.arrayNode(value.size());
        value.forEach(item -> items.add(item.isNull() ? item : change.apply(item)));
        return items;
    }

    private JsonNode changed(JsonNode value) {
        var changed = value;
        for (var step : steps) {
            changed = changed.isNull() ? changed : step.of(changed);
        }
        return changed;
    }

    private static JsonNode joined(JsonNode list, String between) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return TextNode.valueOf(String.join(between, texts));
    }
}
