package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;

/**
 * {@code integer} and {@code decimal(p)}: exact numbers. Nothing is rounded: a number with more decimals does not fit.
 * A decimal is written as a text with exactly p decimals, which no system can misread; {@code as: number} writes a
 * number.
 */
final class NumberType extends NonBlankType {

    private final int places;

    private NumberType(String name, int places, Kind... fits) {
        super(name, fits);
        this.places = places;
    }

    static NumberType integer() {
        return new NumberType("integer", 0, Kind.INTEGER, Kind.NUMBER);
    }

    static NumberType decimal(int places) {
        return new NumberType("decimal(" + places + ")", places, Kind.TEXT, Kind.NUMBER);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var number = Scalar.number(value);
        if (number.stripTrailingZeros().scale() > places) {
            throw new Unfit(value, places == 0 ? "is not a whole number" : "has more than " + places + " decimals");
        }
        return Scalar.of(number);
    }

    @Override
    JsonNode put(JsonNode value, RowContext rows) throws Unfit {
        return fits().contains(Kind.INTEGER) ? value : Scalar.of(Scalar.number(value).setScale(places).toPlainString());
    }
}
