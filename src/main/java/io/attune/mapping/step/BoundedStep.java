package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;

/** What holds for each step: untold stays untold, an empty text is blank, and no result is larger than 64 KiB. */
abstract class BoundedStep implements Step {

    private final String name;
    private final StepClass stepClass;
    private final String words;

    BoundedStep(String name, StepClass stepClass, String words) {
        this.name = name;
        this.stepClass = stepClass;
        this.words = words;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final StepClass stepClass() {
        return stepClass;
    }

    @Override
    public final String words() {
        return words;
    }

    @Override
    public final JsonNode read(JsonNode value, RowContext rows) throws Unfit {
        return value.isMissingNode() ? value : bounded(getAny(blankOr(value), rows), value);
    }

    @Override
    public final JsonNode write(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        if (stepClass == StepClass.ONE_WAY) {
            throw new IllegalStateException("the step " + name + " has no way back");
        }
        return value.isMissingNode() ? value : bounded(putAny(blankOr(value), old, rows), value);
    }

    /** Reads a value, or blank. */
    abstract JsonNode getAny(JsonNode value, RowContext rows) throws Unfit;

    /** Writes a value, or blank. Never called on a step that is one way. */
    abstract JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) throws Unfit;

    private static JsonNode blankOr(JsonNode value) {
        return Scalar.isBlank(value) ? NullNode.instance : value;
    }

    private static JsonNode bounded(JsonNode result, JsonNode madeOf) throws Unfit {
        if (Size.isOver(result)) {
            throw new Unfit(madeOf, Size.TOO_LARGE);
        }
        return blankOr(result);
    }

    @Override
    public String toString() {
        return name;
    }
}
