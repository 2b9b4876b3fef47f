package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.values.NullValue;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How a formula reads and compares: what {@code a.b}, {@code has(a.b)}, {@code a[i]}, {@code in} and {@code ==} do. As
 * in a path, what lies below a blank is blank, and what was not told is untold.
 */
final class Access {

    /** Stands for a variable that was not given. */
    static final Object UNTOLD = new Object();

    private Access() {}

    /** A variable; the one place where an untold one is noticed. */
    static Object told(Object variable) {
        if (variable == UNTOLD) {
            throw Untold.INSTANCE;
        }
        return variable;
    }

    /** {@code operand.name}, brought to the kind that the shape declares. */
    static Object field(Object operand, String name, Expected expected) {
        if (operand instanceof JsonObject object) {
            return expected.bring(object.get(name));
        }
        if (operand instanceof NullValue) {
            return operand;
        }
        if (operand instanceof Map<?, ?> map) {
            return member(map, name);
        }
        throw new Fault("'." + name + "' needs an object before the dot, found " + RunWords.kind(operand));
    }

    /** {@code operand.name} on the way to what {@code has} asks for: blank where it was not told. */
    static Object peek(Object operand, String name) {
        return has(operand, name) ? field(operand, name, Expected.ANYTHING) : NullValue.NULL_VALUE;
    }

    /**
     * {@code has(operand.name)}: it was told, and lies in something that is not blank. A blank value itself was told.
     */
    static boolean has(Object operand, String name) {
        if (operand instanceof JsonObject object) {
            return object.node().has(name);
        }
        return operand instanceof Map<?, ?> map && map.containsKey(name);
    }

    /** {@code operand[key]}. An item that the list does not have is blank. */
    static Object at(Object operand, Object key) {
        if (operand instanceof NullValue) {
            return operand;
        }
        if (operand instanceof List<?> list && key instanceof Number index) {
            long at = index.longValue();
            return at >= 0 && at < list.size() ? list.get((int) at) : NullValue.NULL_VALUE;
        }
        if (operand instanceof JsonObject object && key instanceof String name) {
            return CelValues.fromJson(object.get(name));
        }
        if (operand instanceof Map<?, ?> map) {
            return member(map, key);
        }
        throw new Fault("'[...]' does not fit " + RunWords.kind(operand) + " and " + RunWords.kind(key));
    }

    private static Object member(Map<?, ?> map, Object key) {
        if (!map.containsKey(key)) {
            throw Untold.INSTANCE;
        }
        return map.get(key);
    }

    /** {@code value in container}: an item of a list, or the name of a field of an object. Nothing is in a blank. */
    static Object in(Object value, Object container) {
        if (container instanceof List<?> list) {
            return list.stream().anyMatch(item -> same(value, item));
        }
        if (container instanceof JsonObject object) {
            return value instanceof String name && object.node().has(name);
        }
        if (container instanceof Map<?, ?> map) {
            return map.keySet().stream().anyMatch(key -> same(value, key));
        }
        if (container instanceof NullValue) {
            return false;
        }
        throw new Fault("'in' needs a list or an object behind it, found " + RunWords.kind(container));
    }

    /** Equal values, whatever kind of number holds them. */
    static boolean same(Object left, Object right) {
        Work.spend(Work.ITEM);
        if (left instanceof Number a && right instanceof Number b) {
            return sameNumber(a, b);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return a.size() == b.size() && sameItems(a, b);
        }
        if (left instanceof JsonObject || right instanceof JsonObject) {
            return left instanceof JsonObject && right instanceof JsonObject && sameJson(left, right);
        }
        return Objects.equals(left, right);
    }

    private static boolean sameNumber(Number left, Number right) {
        if (left.getClass() == right.getClass() || !isFinite(left) || !isFinite(right)) {
            return left.equals(right);
        }
        return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString())) == 0;
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private static boolean sameItems(List<?> left, List<?> right) {
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameJson(Object left, Object right) {
        var a = ((JsonObject) left).node();
        var b = ((JsonObject) right).node();
        weigh(a);
        weigh(b);
        return a == b || Canonical.of(a).equals(Canonical.of(b));
    }

    /** Pays for looking through all of it. */
    static void weigh(JsonNode node) {
        Work.spend(node.isTextual() ? node.textValue().length() : Work.ITEM);
        node.forEach(Access::weigh);
    }
}
