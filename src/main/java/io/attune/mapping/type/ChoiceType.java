package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.document.Shape.Kind;
import java.util.List;
import java.util.Set;

/** {@code choice(a, b)}: one of these texts, as they are spelled. */
final class ChoiceType extends NonBlankType {

    private final List<String> inOrder;
    private final Set<String> choices;

    ChoiceType(List<String> choices) {
        super("choice(" + String.join(", ", choices) + ")", Kind.TEXT);
        this.inOrder = List.copyOf(choices);
        this.choices = InOrder.set(choices);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var text = Scalar.text(value);
        if (!choices.contains(text)) {
            throw new Unfit(value, "is not one of " + String.join(", ", inOrder));
        }
        return value.isTextual() ? value : Scalar.of(text);
    }
}
