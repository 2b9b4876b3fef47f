package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.List;

/** {@code join_name}: the system has first and last name in two fields, the row has the whole name. */
final class JoinName extends ValueStep {

    private JoinName() {
        super("join_name", StepClass.NARROWING, "makes a whole name of first and last name");
    }

    static JoinName of(Arguments arguments) {
        arguments.none();
        if (arguments.scope().fields().size() != 2) {
            throw new IllegalArgumentException(
                    "the step join_name needs two fields, as in fields: [first_name, last_name]");
        }
        return new JoinName();
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var first = Letters.squash(Joining.textAt(value, 0));
        var last = Letters.squash(Joining.textAt(value, 1));
        return Scalar.of(new FullName(first, last).text());
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var name = FullName.parse(Scalar.text(value));
        return Joining.list(List.of(name.first(), name.last()));
    }
}
