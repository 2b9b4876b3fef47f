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

    /** Both of them. */
    record Ways(Way there, Way back) {}

    private final Ways ways;

    TwoWayStep(String name, StepClass stepClass, String words, Ways ways) {
        super(name, stepClass, words);
        this.ways = ways;
    }

    /** One tidy value for many, read and written alike: {@code tidy(tidy(x)) = tidy(x)}. */
    static TwoWayStep tidy(String name, String words, Way tidy) {
        return new TwoWayStep(name, StepClass.TIDYING, words, new Ways(tidy, tidy));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return ways.there().go(value);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return ways.back().go(value);
    }
}
