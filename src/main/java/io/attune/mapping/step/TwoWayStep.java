package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;

/** A step of one function there and one back, neither of which looks at anything but the value. */
final class TwoWayStep extends ValueStep {

    /** One direction. */
    @FunctionalInterface
    interface Way {
        JsonNode go(JsonNode value) throws Unfit;
    }

    private final Way there;
    private final Way back;

    TwoWayStep(String name, StepClass stepClass, String words, Way there, Way back) {
        super(name, stepClass, words);
        this.there = there;
        this.back = back;
    }

    /** One tidy value for many, read and written alike: {@code tidy(tidy(x)) = tidy(x)}. */
    static TwoWayStep tidy(String name, String words, Way tidy) {
        return new TwoWayStep(name, StepClass.TIDYING, words, tidy, tidy);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return there.go(value);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return back.go(value);
    }
}
