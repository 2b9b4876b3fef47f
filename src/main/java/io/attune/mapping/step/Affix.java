package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;

/**
 * {@code remove_prefix} and {@code remove_suffix}. A text that lacks it is read as it is; written, every text gets it.
 */
final class Affix extends ValueStep {

    private final String affix;
    private final boolean inFront;

    private Affix(String name, String words, String affix, boolean inFront) {
        super(name, StepClass.EXACT, words);
        this.affix = affix;
        this.inFront = inFront;
    }

    static Affix prefix(Arguments arguments) {
        var prefix = arguments.text("a text");
        return new Affix("remove_prefix", "removes '" + prefix + "' in front", prefix, true);
    }

    static Affix suffix(Arguments arguments) {
        var suffix = arguments.text("a text");
        return new Affix("remove_suffix", "removes '" + suffix + "' at the end", suffix, false);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var text = Scalar.text(value);
        if (inFront) {
            return Scalar.of(text.startsWith(affix) ? text.substring(affix.length()) : text);
        }
        return Scalar.of(text.endsWith(affix) ? text.substring(0, text.length() - affix.length()) : text);
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        var text = Scalar.text(value);
        return Scalar.of(inFront ? affix + text : text + affix);
    }
}
