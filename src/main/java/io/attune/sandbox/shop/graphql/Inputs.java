package io.attune.sandbox.shop.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * Turns the arguments of a field into JSON with REST's names: {@code {firstName=Marta}} is {@code {"first_name":
 * "Marta"}}.
 */
final class Inputs {

    private Inputs() {}

    /** What was not given is missing, what was given as null is null. */
    static JsonNode rest(Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = Canonical.NODES.objectNode();
            map.forEach((name, item) -> object.set(snake(String.valueOf(name)), rest(item)));
            return object;
        } else if (value instanceof Collection<?> list) {
            ArrayNode array = Canonical.NODES.arrayNode(list.size());
            list.forEach(item -> array.add(rest(item)));
            return array;
        } else if (value instanceof Boolean bool) {
            return Canonical.NODES.booleanNode(bool);
        } else if (value instanceof Number number) {
            return Canonical.NODES.numberNode(new BigDecimal(number.toString()));
        }
        return value == null ? Canonical.NODES.nullNode() : Canonical.NODES.textNode(value.toString());
    }

    static String snake(String camel) {
        var snake = new StringBuilder();
        camel.chars().forEach(c -> {
            if (Character.isUpperCase(c)) {
                snake.append('_');
            }
            snake.append((char) Character.toLowerCase(c));
        });
        return snake.toString();
    }
}
