package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;

/** A step that makes something else of a value, without a way back. */
final class OneWayStep extends ValueStep {

    /** What is made of a text. */
    @FunctionalInterface
    interface OfText {
        String make(String text) throws Unfit;
    }

    private final TwoWayStep.Way making;

    OneWayStep(String name, String words, TwoWayStep.Way making) {
        super(name, StepClass.ONE_WAY, words);
        this.making = making;
    }

    static OneWayStep ofText(String name, String words, OfText making) {
        return new OneWayStep(name, words, value -> Scalar.of(making.make(Scalar.text(value))));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return making.go(value);
    }
}
