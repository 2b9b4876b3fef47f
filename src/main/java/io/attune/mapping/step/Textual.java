package io.attune.mapping.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.mapping.type.RowContext;
import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;

/** {@code to_text} and {@code to_number}: a number, or yes and no, as text; and the other way round. */
final class Textual extends ValueStep {

    private final boolean toText;

    private Textual(String name, String words, boolean toText) {
        super(name, StepClass.EXACT, words);
        this.toText = toText;
    }

    static Textual toText(Arguments arguments) {
        arguments.none();
        return new Textual("to_text", "makes a text of a number", true);
    }

    static Textual toNumber(Arguments arguments) {
        arguments.none();
        return new Textual("to_number", "makes a number of a text", false);
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        return toText ? Scalar.of(Scalar.text(value)) : Scalar.of(Scalar.number(value));
    }

    @Override
    JsonNode put(JsonNode value, JsonNode old, RowContext rows) throws Unfit {
        return toText ? untext(value) : Scalar.of(Scalar.text(value));
    }

    /** A number that would not read back as the same text, 007 for one, is no number. */
    private static JsonNode untext(JsonNode value) throws Unfit {
        var text = Scalar.text(value);
        if (text.equals("true") || text.equals("false")) {
            return Scalar.of(text.equals("true"));
        }
        var number = Scalar.number(value);
        if (!number.toPlainString().equals(text)) {
            throw new Unfit(value, "is a text that would be another one as a number");
        }
        return Scalar.of(number);
    }
}
