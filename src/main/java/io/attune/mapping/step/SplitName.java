package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.List;

/**
 * {@code split_name: first} or {@code last}: the system has the whole name in one field. Writing keeps the other part.
 */
final class SplitName extends BoundedStep {

    private final boolean first;

    private SplitName(boolean first) {
        super("split_name", StepClass.NARROWING,
                "takes the " + (first ? "first" : "last") + " name out of a whole name");
        this.first = first;
    }

    static SplitName of(Arguments arguments) {
        return new SplitName(arguments.oneOf(List.of("first", "last")).equals("first"));
    }

    @Override
    JsonNode getAny(JsonNode value, RowContext rows) throws Unfit {
        var name = parse(value);
        return Scalar.of(first ? name.first() : name.last());
    }

    @Override
    JsonNode putAny(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var now = parse(old);
        var part = value.isNull() ? "" : Letters.squash(Scalar.text(value));
        var name = first ? new FullName(part, now.last()) : new FullName(now.first(), part);
        if (name.last().isEmpty() && !name.first().isEmpty()) {
            throw new Unfit(value, first ? "is a first name, and there is no last name yet to stand behind it"
                    : "as last name would leave the first name alone");
        }
        return Scalar.of(name.text());
    }

    private static FullName parse(JsonNode value) throws Unfit {
        return FullName.parse(value.isNull() || value.isMissingNode() ? "" : Scalar.text(value));
    }
}
