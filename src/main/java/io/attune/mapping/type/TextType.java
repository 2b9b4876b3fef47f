package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.Shape.Kind;

/** {@code text(n)}: at most n characters, as they are. {@code text(n, cut)}: what is longer is cut at a word. */
final class TextType extends NonBlankType {

    private final int max;
    private final boolean cut;

    TextType(int max, boolean cut) {
        super("text(" + max + (cut ? ", cut)" : ")"), Kind.TEXT, Kind.ID);
        this.max = max;
        this.cut = cut;
    }

    @Override
    public boolean isOneWay() {
        return cut;
    }

    @Override
    JsonNode get(JsonNode value, RowContext rows) throws Unfit {
        var text = Scalar.text(value);
        if (text.length() <= max) {
            return value.isTextual() ? value : Scalar.of(text);
        }
        int length = text.codePointCount(0, text.length());
        if (length > max && !cut) {
            throw new Unfit(value, "has " + length + " characters, and at most " + max + " are allowed");
        }
        return Scalar.of(WordCut.cut(text, max));
    }
}
