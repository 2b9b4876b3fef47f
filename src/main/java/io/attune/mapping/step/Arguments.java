package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import io.attune.yaml.Spelling;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What stands beside the name of a step: {@code {name: value, option: x}}. Every wrong use is told with an example. */
final class Arguments {

    /**
     * A step as it stands in the file.
     *
     * @param value   what stands behind its name; missing or null where there is nothing
     * @param options the other keys
     */
    record Written(String name, JsonNode value, ObjectNode options) {}

    private final String name;
    private final JsonNode value;
    private final ObjectNode options;
    private final String example;
    private final StepScope scope;
    private final Set<String> asked = new HashSet<>();

    Arguments(Written written, String example, StepScope scope) {
        this.name = written.name();
        this.value = written.value();
        this.options = written.options();
        this.example = example;
        this.scope = scope;
    }

    StepScope scope() {
        return scope;
    }

    boolean isEmpty() {
        return value.isMissingNode() || value.isNull();
    }

    JsonNode any() {
        if (isEmpty()) {
            throw wrong("a value");
        }
        return value;
    }

    void none() {
        if (!isEmpty()) {
            throw wrong("nothing behind it");
        }
    }

    /** A text that is not empty; spaces count. */
    String text(String what) {
        if (isEmpty() || value.isContainerNode() || textOf(value).isEmpty()) {
            throw wrong(what);
        }
        return textOf(value);
    }

    String oneOf(Collection<String> words) {
        var text = text("one of " + String.join(", ", words));
        if (!words.contains(text)) {
            throw new IllegalArgumentException(sentence("one of " + String.join(", ", words)) + "."
                    + Spelling.didYouMean(text, words));
        }
        return text;
    }

    int whole(int least, int most) {
        return whole(value, least, most);
    }

    int whole(JsonNode number, int least, int most) {
        if (!number.isNumber() || !number.canConvertToExactIntegral() || !number.canConvertToInt()
                || number.intValue() < least || number.intValue() > most) {
            throw wrong("a whole number from " + least + " to " + most);
        }
        return number.intValue();
    }

    BigDecimal number() {
        if (!value.isNumber()) {
            throw wrong("a number");
        }
        return value.decimalValue();
    }

    /** A list of single values, at least so many. */
    List<JsonNode> values(int least) {
        var values = new ArrayList<JsonNode>();
        value.forEach(values::add);
        if (!value.isArray() || values.size() < least || values.stream().anyMatch(JsonNode::isContainerNode)) {
            throw wrong("a list of at least " + least + " values");
        }
        return values;
    }

    List<String> texts(int least) {
        return values(least).stream().map(this::textOf).toList();
    }

    /** Keys with single values, at least one. */
    Map<String, JsonNode> pairs(String what) {
        var pairs = new LinkedHashMap<String, JsonNode>();
        value.fields().forEachRemaining(pair -> pairs.put(pair.getKey(), pair.getValue()));
        if (pairs.isEmpty() || pairs.values().stream().anyMatch(JsonNode::isContainerNode)) {
            throw wrong(what);
        }
        return pairs;
    }

    /** {@code 'a' by 'b', 'c' by 'd'}. */
    static String listed(Map<String, String> pairs) {
        return pairs.entrySet().stream().map(pair -> "'" + pair.getKey() + "' by '" + pair.getValue() + "'")
                .collect(Collectors.joining(", "));
    }

    /** A key beside the name: {@code zone} of {@code {date_format: ..., zone: Europe/Berlin}}. */
    Optional<String> option(String key) {
        asked.add(key);
        return Optional.ofNullable(options.get(key)).filter(JsonNode::isValueNode).map(this::textOf);
    }

    /** To be called last: whatever nobody asked for is a mistake. */
    void refuseTheRest() {
        options.fieldNames().forEachRemaining(key -> {
            if (!asked.contains(key)) {
                throw new IllegalArgumentException("the step " + name + " knows no '" + key + "'; write " + example);
            }
        });
    }

    IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(sentence(expected));
    }

    private String sentence(String expected) {
        return "the step " + name + " expects " + expected + ", as in " + example + ", found " + shown();
    }

    /** The value as it may stand in a sentence. */
    String shown() {
        return isEmpty() ? "nothing" : value.isTextual() ? "'" + value.textValue() + "'" : JsonText.write(value);
    }

    String textOf(JsonNode single) {
        try {
            return single.isNull() ? "" : Scalar.text(single);
        } catch (Unfit unfit) {
            throw new IllegalArgumentException("the step " + name + ": " + unfit.words());
        }
    }
}
