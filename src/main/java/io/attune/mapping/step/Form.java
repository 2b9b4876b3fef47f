package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.RoundingMode;

/**
 * {@code as} of a column: the form in which a system keeps a number. {@code number} and {@code text} change what is
 * written; {@code decimal(p)} rounds what is read, too (a half goes away from zero), for numbers that a formula or a
 * float made.
 */
final class Form extends ValueStep {

    static final String EXAMPLE = "as: number, as: text or as: decimal(2)";

    private final boolean text;
    private final int places;

    private Form(String as, StepClass stepClass, boolean text, int places) {
        super("as", stepClass, "the system keeps it as " + as);
        this.text = text;
        this.places = places;
    }

    static Form of(String as) {
        return switch (as) {
            case "number" -> new Form(as, StepClass.EXACT, false, -1);
            case "text" -> new Form(as, StepClass.EXACT, true, -1);
            default -> new Form(as, StepClass.TIDYING, false, places(as));
        };
    }

    private static int places(String as) {
        var digits = as.startsWith("decimal(") && as.endsWith(")") ? as.substring(8, as.length() - 1) : "";
        if (digits.length() != 1 || digits.charAt(0) < '0' || digits.charAt(0) > '9') {
            throw new IllegalArgumentException("'" + as + "' is no form of a number; write " + EXAMPLE);
        }
        return digits.charAt(0) - '0';
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return places < 0 ? value : Scalar.of(Scalar.number(value).setScale(places, RoundingMode.HALF_UP));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return text ? Scalar.of(Scalar.text(value)) : Scalar.of(Scalar.number(value));
    }
}
