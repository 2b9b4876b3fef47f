package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.function.UnaryOperator;

/** One tidy spelling for many, read and written alike: {@code tidy(tidy(x)) = tidy(x)}. */
final class TidyText extends ValueStep {

    private final UnaryOperator<String> tidy;

    TidyText(String name, String words, UnaryOperator<String> tidy) {
        super(name, StepClass.TIDYING, words);
        this.tidy = tidy;
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(tidy.apply(Scalar.text(value)));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return get(value, rows);
    }
}
