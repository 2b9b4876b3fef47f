package io.attune.mapping.step;

import io.attune.mapping.step.Steps.Maker;
import java.util.Map;

/** Steps on blanks, and on several fields at once. */
final class FieldSteps {

    static final Map<String, Maker> MAKERS = Map.of(
            "default", new Maker("{default: unknown}", DefaultStep::of),
            "blank_as", new Maker("{blank_as: (none)}", BlankAs::of),
            "first_of", new Maker("{first_of: [mobile, phone]}", FirstOf::of),
            "concat", new Maker("{concat: [city, ', ', state]}", Concat::of),
            "join_name", new Maker("join_name", JoinName::of),
            "split_name", new Maker("{split_name: last}", SplitName::of));

    private FieldSteps() {}
}
