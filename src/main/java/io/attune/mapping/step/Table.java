package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table of a mapping file: left to right, and perhaps back. Values are looked up by their plain text, so the key
 * {@code 1} finds the number 1 and the text "1", and {@code true} finds yes.
 */
public final class Table {

    /**
     * What becomes of a value that the table does not hold. {@code use} serves left to right only; backwards it fails.
     */
    public sealed interface Unknown {
        record Fail() implements Unknown {}

        record Keep() implements Unknown {}

        record Blank() implements Unknown {}

        record Use(JsonNode value) implements Unknown {}
    }

    private final String name;
    private final Map<String, JsonNode> right;
    private final Optional<Map<String, JsonNode>> left;
    private final Unknown unknown;
    private final boolean oneToOne;

    private Table(String name, Map<String, JsonNode> right, Optional<Map<String, JsonNode>> written, Unknown unknown) {
        this.name = name;
        this.right = canonical(right);
        this.left = written.map(Table::canonical);
        this.unknown = unknown;
        this.oneToOne = false;
    }

    private Table(String name, Map<String, JsonNode> pairs, Unknown unknown) {
        this.name = name;
        this.right = canonical(pairs);
        this.left = Optional.of(turned(pairs));
        this.unknown = unknown;
        this.oneToOne = true;
    }

    /** {@code both}: left to right and back. Ask {@link #faults} whether it is one to one. */
    public static Table both(String name, Map<String, JsonNode> pairs, Unknown unknown) {
        return new Table(name, pairs, unknown);
    }

    /** {@code read} without {@code write}: there is no way back. */
    public static Table readOnly(String name, Map<String, JsonNode> read, Unknown unknown) {
        return new Table(name, read, Optional.empty(), unknown);
    }

    /** {@code read} and {@code write}: several values may be read as one, and one of them is written. */
    public static Table readAndWrite(String name, Map<String, JsonNode> read, Map<String, JsonNode> write,
            Unknown unknown) {
        return new Table(name, read, Optional.of(write), unknown);
    }

    public String name() {
        return name;
    }

    boolean isReversible() {
        return left.isPresent();
    }

    boolean isOneToOne() {
        return oneToOne;
    }

    /** What keeps the way there and the way back from agreeing, each in an admin's words; empty if they do. */
    public List<String> faults() {
        var faults = new ArrayList<String>();
        if (oneToOne) {
            var seen = new HashMap<String, String>();
            right.forEach((from, to) -> {
                var other = seen.putIfAbsent(key(to), from);
                if (other != null) {
                    faults.add("'" + other + "' and '" + from + "' both give " + shown(to)
                            + ", so the way back is not clear; write read: and write: instead of both:");
                }
            });
        } else {
            left.ifPresent(back -> faults.addAll(disagreements(right, back)));
        }
        return faults;
    }

    /** The same for a use of the table from right to left, where what is read may have several meanings. */
    List<String> faultsBackwards() {
        return oneToOne ? List.of() : left.map(back -> disagreements(back, right)).orElse(List.of());
    }

    private List<String> disagreements(Map<String, JsonNode> read, Map<String, JsonNode> write) {
        var faults = new ArrayList<String>();
        write.forEach((shared, written) -> {
            var back = read.get(key(written));
            if (back == null ? unknown instanceof Unknown.Fail : !key(back).equals(shared)) {
                faults.add("writing " + shared + " gives " + shown(written) + ", but reading " + shown(written) + " "
                        + (back == null ? "is not in the table" : "gives " + shown(back)));
            }
        });
        read.forEach((from, shared) -> {
            if (!write.containsKey(key(shared)) && !(unknown instanceof Unknown.Keep)) {
                faults.add("reading '" + from + "' gives " + shown(shared)
                        + ", but nothing says what is written for " + shown(shared));
            }
        });
        return faults;
    }

    JsonNode toRight(JsonNode value) throws Unfit {
        var found = right.get(Scalar.text(value));
        if (found != null) {
            return found;
        }
        return unknown instanceof Unknown.Use use ? use.value() : unknown(value);
    }

    JsonNode toLeft(JsonNode value) throws Unfit {
        var found = left.orElseThrow(() -> new IllegalStateException("the table " + name + " has no way back"))
                .get(Scalar.text(value));
        return found != null ? found : unknown(value);
    }

    private JsonNode unknown(JsonNode value) throws Unfit {
        if (unknown instanceof Unknown.Keep) {
            return value;
        }
        if (unknown instanceof Unknown.Blank) {
            return NullNode.instance;
        }
        throw new Unfit(value, "is not in the table " + name);
    }

    private static Map<String, JsonNode> turned(Map<String, JsonNode> pairs) {
        var turned = new LinkedHashMap<String, JsonNode>();
        pairs.forEach((from, to) -> turned.putIfAbsent(key(to), TextNode.valueOf(from)));
        return turned;
    }

    private static Map<String, JsonNode> canonical(Map<String, JsonNode> pairs) {
        var canonical = new LinkedHashMap<String, JsonNode>();
        pairs.forEach((from, to) -> canonical.put(from, Canonical.of(to)));
        return canonical;
    }

    private static String key(JsonNode value) {
        try {
            return Scalar.text(Canonical.of(value));
        } catch (Unfit notScalar) {
            return JsonText.write(value);
        }
    }

    private static String shown(JsonNode value) {
        return value.isTextual() ? "'" + value.textValue() + "'" : JsonText.write(value);
    }
}
