package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Unfit;

/** A step that blank passes through, so that what it is made of sees values only. */
abstract class ValueStep extends BoundedStep {

    ValueStep(String name, StepClass stepClass, String words) {
        super(name, stepClass, words);
    }

    @Override
    final JsonNode getAny(JsonNode value, RowContext rows) throws Unfit {
        return value.isNull() ? value : get(value, rows);
    }

    @Override
    final JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return value.isNull() ? value : put(value, old, rows);
    }

    /** Reads a value that is neither untold nor blank. It may turn out to be blank after all. */
    abstract JsonNode get(JsonNode value, RowContext rows) throws Unfit;

    /** Writes a value that is neither untold nor blank. As it is, unless the step says otherwise. */
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return value;
    }
}
