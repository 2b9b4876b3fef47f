package io.attune.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.common.primitives.UnsignedLong;
import dev.cel.common.values.NullValue;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** JSON as CEL computes with it, and back. Nothing is rounded: a number that CEL cannot hold exactly is a fault. */
final class CelValues {

    private CelValues() {}

    static Object fromJson(JsonNode value) {
        if (value.isMissingNode()) {
            throw Untold.INSTANCE;
        }
        if (value.isTextual()) {
            return text(value.textValue());
        }
        if (value.isNumber()) {
            return number(value.decimalValue());
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isArray()) {
            Work.spend((long) Work.ITEM * value.size());
            return new JsonList((ArrayNode) value);
        }
        return value.isObject() ? new JsonObject((ObjectNode) value) : NullValue.NULL_VALUE;
    }

    static String text(String text) {
        Work.spend(text.length() >> 2); // looking through it is cheap, but not free
        return text;
    }

    /** A whole number, else one with decimals. */
    static Object number(BigDecimal value) {
        var plain = value.stripTrailingZeros();
        return plain.scale() <= 0 ? (Object) wholeNumber(plain) : (Object) decimal(plain);
    }

    private static long wholeNumber(BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new Fault("the number " + shown(value) + " is too large for a formula");
        }
    }

    static double decimal(BigDecimal value) {
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest) || BigDecimal.valueOf(nearest).compareTo(value) != 0) {
            throw new Fault("the number " + shown(value) + " has more digits than a formula can compute with");
        }
        return nearest;
    }

    private static String shown(BigDecimal value) {
        return value.precision() > 40 ? "of " + value.precision() + " digits" : value.toPlainString();
    }

    static JsonNode toJson(Object value) {
        var json = node(value);
        if (json.isContainerNode() || json.isTextual()) {
            Work.room(json.isTextual() ? json.textValue().length() : JsonText.write(json).length());
        }
        return json;
    }

    private static JsonNode node(Object value) {
        if (value instanceof String text) {
            return TextNode.valueOf(text);
        }
        if (value instanceof Boolean yesNo) {
            return BooleanNode.valueOf(yesNo);
        }
        if (value instanceof Number number) {
            return Canonical.number(exact(number));
        }
        if (value instanceof JsonObject object) {
            Access.weigh(object.node()); // before it is copied
            return Canonical.of(object.node());
        }
        if (value instanceof List<?> list) {
            return list(list);
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Instant instant) {
            return TextNode.valueOf(instant.toString());
        }
        if (value instanceof NullValue) {
            return NullNode.instance;
        }
        throw new FormulaException("the formula gives neither text, number, yes/no, list nor object");
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof Double decimal) {
            if (!Double.isFinite(decimal)) {
                throw new FormulaException("the formula divides by zero, or its number has no end");
            }
            return BigDecimal.valueOf(decimal);
        }
        return number instanceof UnsignedLong large
                ? new BigDecimal(large.bigIntegerValue())
                : BigDecimal.valueOf(number.longValue());
    }

    private static JsonNode list(List<?> list) {
        Work.items(list.size());
        var items = Canonical.NODES.arrayNode(list.size());
        list.forEach(item -> items.add(node(item)));
        return items;
    }

    private static JsonNode object(Map<?, ?> map) {
        var object = Canonical.NODES.objectNode();
        map.forEach((key, value) -> object.set(String.valueOf(key), node(value)));
        return Canonical.of(object);
    }
}
