package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.step.Steps.Maker;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.RoundingMode;

/**
 * {@code round}, {@code floor}, {@code ceil} to so many decimals; to none, if nothing is said. A half goes away from
 * zero.
 */
final class Rounding extends ValueStep {

    private static final int MOST_PLACES = 18;

    private final int places;
    private final RoundingMode mode;

    private Rounding(String name, String words, int places, RoundingMode mode) {
        super(name, StepClass.ONE_WAY, words + " to " + (places == 0 ? "a whole number" : places + " decimals"));
        this.places = places;
        this.mode = mode;
    }

    static Maker maker(String name, String words, RoundingMode mode) {
        return new Maker("{" + name + ": 2}", arguments ->
                new Rounding(name, words, arguments.isEmpty() ? 0 : arguments.whole(0, MOST_PLACES), mode));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(Scalar.number(value).setScale(places, mode));
    }
}
