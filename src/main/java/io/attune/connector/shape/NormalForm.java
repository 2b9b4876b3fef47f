package io.attune.connector.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.Shape.Field;
import java.math.BigDecimal;
import java.util.Map;

/**
 * One form for each kind of field, so that the same value told in two ways is one value: ids are text, amounts are
 * numbers even where they came as text, moments are UTC. A value that does not fit its kind is left as it came:
 * whoever maps it says so with the field's name.
 */
public final class NormalForm {

    /** Longer than any number that is meant seriously. */
    private static final int MAX_DIGITS = 100;
    private static final int MAX_SCALE = 30;

    private NormalForm() {}

    /** Untold stays untold, blank stays blank. */
    public static JsonNode of(Field field, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return value;
        }
        return switch (field.kind()) {
            case ID, TEXT, DATE -> value.isNumber() || value.isBoolean() ? text(value) : Canonical.of(value);
            case INTEGER, NUMBER -> value.isTextual() ? number(value) : Canonical.of(value);
            case YES_NO -> value.isTextual() ? yesNo(value) : Canonical.of(value);
            case DATETIME -> Moments.read(value).<JsonNode>map(moment -> TextNode.valueOf(moment.toString()))
                    .orElse(value);
            case OBJECT -> fields(field.fields(), value);
            case LIST -> items(field.fields(), value);
            case JSON -> Canonical.of(value);
        };
    }

    /** The declared fields of an object, each in its form; all that is there where none are declared. */
    static JsonNode fields(Map<String, Field> declared, JsonNode value) {
        if (declared.isEmpty() || !value.isObject()) {
            return Canonical.of(value);
        }
        ObjectNode told = Canonical.NODES.objectNode();
        declared.forEach((name, field) -> {
            var inner = of(field, value.path(name));
            if (!inner.isMissingNode()) {
                told.set(name, inner);
            }
        });
        return told;
    }

    private static JsonNode items(Map<String, Field> declared, JsonNode value) {
        if (!value.isArray()) {
            return Canonical.of(value);
        }
        var items = Canonical.NODES.arrayNode(value.size());
        value.forEach(item -> items.add(fields(declared, item)));
        return items;
    }

    private static JsonNode text(JsonNode value) {
        return TextNode.valueOf(value.isNumber()
                ? Canonical.number(value.decimalValue()).decimalValue().toPlainString()
                : value.asText());
    }

    private static JsonNode number(JsonNode value) {
        var text = value.textValue().strip();
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return value;
        }
        try {
            var number = new BigDecimal(text);
            return Math.abs((long) number.scale()) > MAX_SCALE ? value : Canonical.number(number);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static JsonNode yesNo(JsonNode value) {
        return switch (value.textValue()) {
            case "true" -> BooleanNode.TRUE;
            case "false" -> BooleanNode.FALSE;
            default -> value;
        };
    }
}
