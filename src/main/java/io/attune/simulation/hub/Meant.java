package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.merge.RecordState;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A record whose references lead to what the records that they name are by now. */
final class Meant {

    private static final int LENGTH = 36;

    private Meant() {}

    static RecordState of(RecordState state, UnaryOperator<UUID> meant) {
        return state.withValues(value -> value(value, meant));
    }

    private static JsonNode value(JsonNode value, UnaryOperator<UUID> meant) {
        if (!value.isTextual() || value.textValue().length() != LENGTH || !value.textValue().startsWith("00000000-")) {
            return value;
        }
        return TextNode.valueOf(meant.apply(UUID.fromString(value.textValue())).toString());
    }
}
