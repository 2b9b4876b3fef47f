package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * Numbers (also as texts) by size, then everything else by its text, letter by letter: dates and times fall in order.
 */
final class Order {

    static final Comparator<JsonNode> BY_VALUE = Order::compare;

    private Order() {}

    private static int compare(JsonNode left, JsonNode right) {
        var a = number(left);
        var b = number(right);
        if (a.isPresent() && b.isPresent()) {
            int bySize = a.get().compareTo(b.get());
            return bySize != 0 ? bySize : text(left).compareTo(text(right));
        }
        return a.isPresent() ? -1 : b.isPresent() ? 1 : text(left).compareTo(text(right));
    }

    private static Optional<BigDecimal> number(JsonNode value) {
        try {
            return Optional.of(Scalar.number(value));
        } catch (Unfit notANumber) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : JsonText.write(value);
    }
}
