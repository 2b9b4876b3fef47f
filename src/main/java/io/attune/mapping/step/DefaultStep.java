package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.RowContext;

/** {@code default: x}: blank is read as x. */
final class DefaultStep extends BoundedStep {

    private final JsonNode instead;

    private DefaultStep(JsonNode instead, String shown) {
        super("default", StepClass.NARROWING, "takes " + shown + " for blank");
        this.instead = instead;
    }

    static DefaultStep of(Arguments arguments) {
        return new DefaultStep(Canonical.of(arguments.any()), arguments.shown());
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) {
        return value.isNull() ? instead : value;
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) {
        return value;
    }
}
