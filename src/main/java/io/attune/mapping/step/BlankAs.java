package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.document.Canonical;
import io.attune.mapping.type.RowContext;

/** {@code blank_as: "(none)"}: the system has this where we have blank. */
final class BlankAs extends BoundedStep {

    private final JsonNode standIn;

    private BlankAs(JsonNode standIn, String shown) {
        super("blank_as", StepClass.EXACT, "takes " + shown + " as blank");
        this.standIn = standIn;
    }

    static BlankAs of(Arguments arguments) {
        var text = arguments.text("what stands for blank");
        return new BlankAs(Canonical.of(arguments.any()), "'" + text + "'");
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) {
        return Canonical.of(value).equals(standIn) ? NullNode.instance : value;
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) {
        return value.isNull() ? standIn : value;
    }
}
