package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.math.BigDecimal;

/**
 * {@code scale: 0.01} and {@code percent}: times a constant, exactly. What cannot be divided exactly is not written.
 */
final class Scale extends ValueStep {

    private final BigDecimal factor;

    private Scale(String name, String words, BigDecimal factor) {
        super(name, StepClass.EXACT, words);
        this.factor = factor;
    }

    static Scale of(Arguments arguments) {
        var factor = arguments.number();
        if (factor.signum() == 0) {
            throw arguments.wrong("a number other than 0");
        }
        return new Scale("scale", "times " + factor.toPlainString(), factor);
    }

    static Scale percent(Arguments arguments) {
        arguments.none();
        return new Scale("percent", "makes a percentage of a fraction: times 100", BigDecimal.valueOf(100));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(Scalar.number(value).multiply(factor));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        try {
            return Scalar.of(Scalar.number(value).divide(factor));
        } catch (ArithmeticException e) {
            throw new Unfit(value, "cannot be divided exactly by " + factor.toPlainString());
        }
    }
}
