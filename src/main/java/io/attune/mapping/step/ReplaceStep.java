package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.LinkedHashMap;
import java.util.Optional;

/** {@code replace: {a: b}}, literally. It has a way back if the texts are one to one: see {@link Replacing#back}. */
final class ReplaceStep extends ValueStep {

    private final Replacing there;
    private final Optional<Replacing> back;

    private ReplaceStep(Replacing there, Optional<Replacing> back, String words) {
        super("replace", back.isPresent() ? StepClass.TIDYING : StepClass.ONE_WAY, words);
        this.there = there;
        this.back = back;
    }

    static ReplaceStep of(Arguments arguments) {
        var pairs = new LinkedHashMap<String, String>();
        arguments.pairs("pairs of texts").forEach((from, to) -> pairs.put(from, arguments.textOf(to)));
        if (pairs.containsKey("")) {
            throw arguments.wrong("texts that are not empty");
        }
        var there = new Replacing(pairs);
        return new ReplaceStep(there, there.back(), "replaces " + Arguments.listed(pairs));
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return Scalar.of(there.replace(Scalar.text(value)));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return Scalar.of(back.orElseThrow().replace(Scalar.text(value)));
    }
}
