package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.document.Path;
import io.attune.expression.Formula;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** A small change of one value; blank and untold values pass through all of them. */
    public sealed interface Step {

        /** What stands behind the last of these: {@code 7} of {@code gid://shop/Customer/7}. */
        record AfterLast(String mark) implements Step {}

        record Lower() implements Step {}

        record Upper() implements Step {}

        /** A number of seconds or milliseconds since 1970, as a moment in UTC. */
        record Epoch(boolean millis) implements Step {}

        /** A text that holds JSON, as that JSON. */
        record FromJson() implements Step {}

        /** A word for a word; others stay as they are. */
        record Table(Map<String, JsonNode> words) implements Step {}
    }

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
            changed = changed.isNull() ? changed : step(step, changed);
        }
        return changed;
    }

    private static JsonNode step(Step step, JsonNode value) {
        if (step instanceof Step.Epoch epoch) {
            return moment(value, epoch.millis());
        }
        if (value.isContainerNode()) {
            return value;
        }
        var text = value.asText();
        if (step instanceof Step.FromJson) {
            return JsonText.read(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonText.Reading.Readable readable
                    ? readable.tree() : value;
        }
        if (step instanceof Step.AfterLast after) {
            int mark = text.lastIndexOf(after.mark());
            return TextNode.valueOf(mark < 0 ? text : text.substring(mark + after.mark().length()));
        }
        if (step instanceof Step.Table table) {
            return table.words().getOrDefault(text, value);
        }
        return TextNode.valueOf(step instanceof Step.Lower ? text.toLowerCase(Locale.ROOT) : text.toUpperCase(Locale.ROOT));
    }

    /** What is no such number stays as it is. */
    private static JsonNode moment(JsonNode value, boolean millis) {
        try {
            long number = value.isNumber() ? value.decimalValue().longValueExact() : Long.parseLong(value.asText());
            return TextNode.valueOf((millis ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number)).toString());
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return value;
        }
    }

    private static JsonNode joined(JsonNode list, String between) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return TextNode.valueOf(String.join(between, texts));
    }
}
