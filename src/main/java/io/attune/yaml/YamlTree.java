package io.attune.yaml;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.yaml.YamlFile.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into a JSON tree and notes where each stood. The depth was bounded before. */
final class YamlTree {

    private static final int MAX_DIGITS = 100;

    private final String file;
    private final Map<JsonPointer, Place> places = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    YamlTree(String file) {
        this.file = file;
    }

    Map<JsonPointer, Place> places() {
        return places;
    }

    List<Problem> problems() {
        return problems;
    }

    JsonNode convert(Node node, JsonPointer at) {
        places.put(at, place(node));
        if (node instanceof MappingNode mapping) {
            return object(mapping, at);
        }
        if (node instanceof SequenceNode sequence) {
            return list(sequence, at);
        }
        return scalar((ScalarNode) node, at);
    }

    private JsonNode object(MappingNode mapping, JsonPointer at) {
        var object = Canonical.NODES.objectNode();
        for (var tuple : mapping.getValue()) {
            var key = key(tuple, at);
            var child = at.appendProperty(key);
            if (object.has(key)) {
                problem(tuple.getKeyNode(), child, "the key '" + key + "' stands here twice");
            }
            places.put(YamlFile.keyOf(child), place(tuple.getKeyNode()));
            object.set(key, convert(tuple.getValueNode(), child));
        }
        return object;
    }

    private String key(NodeTuple tuple, JsonPointer at) {
        if (tuple.getKeyNode() instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        problem(tuple.getKeyNode(), at, "a key must be a plain word or text");
        return "?";
    }

    private JsonNode list(SequenceNode sequence, JsonPointer at) {
        var list = Canonical.NODES.arrayNode();
        for (var item : sequence.getValue()) {
            list.add(convert(item, at.appendIndex(list.size())));
        }
        return list;
    }

    private JsonNode scalar(ScalarNode scalar, JsonPointer at) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return NullNode.instance;
        }
        if (tag.equals(Tag.BOOL)) {
            return BooleanNode.valueOf(Boolean.parseBoolean(text));
        }
        return tag.equals(Tag.INT) || tag.equals(Tag.FLOAT) ? number(scalar, at) : TextNode.valueOf(text);
    }

    /**
     * Decimal numbers only. {@code 0x1F}, {@code 0o17}, {@code .inf} and numbers with leading zeros stay the text they
     * are.
     */
    private JsonNode number(ScalarNode scalar, JsonPointer at) {
        var text = scalar.getValue();
        if (!isPlainDecimal(text)) {
            return TextNode.valueOf(text);
        }
        if (text.length() > MAX_DIGITS) {
            problem(scalar, at, "a number of " + text.length() + " characters, the most is " + MAX_DIGITS);
            return NullNode.instance;
        }
        return scalar.getTag().equals(Tag.INT)
                ? Canonical.NODES.numberNode(new BigInteger(text))
                : Canonical.NODES.numberNode(new BigDecimal(text));
    }

    /** {@code -12.50}: digits with at most one dot between them. An exponent or a leading zero makes it text. */
    private static boolean isPlainDecimal(String text) {
        var digits = text.startsWith("-") ? text.substring(1) : text;
        var whole = digits.contains(".") ? digits.substring(0, digits.indexOf('.')) : digits;
        var rest = digits.contains(".") ? digits.substring(digits.indexOf('.') + 1) : "0";
        return isDigits(whole) && isDigits(rest) && (whole.length() == 1 || whole.charAt(0) != '0');
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private void problem(Node node, JsonPointer at, String message) {
        var place = place(node);
        problems.add(new Problem(file, place.line(), place.column(), YamlFile.words(at), message));
    }

    private static Place place(Node node) {
        return node.getStartMark().map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1)).orElse(Place.START);
    }
}
