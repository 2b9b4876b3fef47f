package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;

/** A value that a row cannot read or write. Expected, hence cheap: it carries no stack trace. */
public final class Unfit extends Exception {

    private static final int MOST_SHOWN = 60;

    private final String shown;
    private final String why;

    /** @param why the rest of a sentence that begins with the value: {@code "is not an e-mail address"} */
    public Unfit(JsonNode value, String why) {
        super(null, null, false, false);
        this.shown = show(value);
        this.why = why;
    }

    /** {@code 'marta@' is not an e-mail address} */
    public String words() {
        return shown + " " + why;
    }

    /** The same without the value, for a row whose values are nobody's business. */
    public String wordsWithoutValue() {
        return "the value " + why;
    }

    @Override
    public String getMessage() {
        return wordsWithoutValue();
    }

    private static String show(JsonNode value) {
        if (value.isMissingNode()) {
            return "an untold value";
        }
        if (value.isNull()) {
            return "a blank value";
        }
        var text = value.isTextual() ? value.textValue() : JsonText.write(value);
        var beginning = text.codePointCount(0, text.length()) <= MOST_SHOWN
                ? visible(text)
                : visible(text.substring(0, text.offsetByCodePoints(0, MOST_SHOWN))) + "...";
        return value.isTextual() ? "'" + beginning + "'" : beginning;
    }

    /** On one line, and fit for every log: what has no sign of its own is shown by its number. */
    private static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                visible.append(String.format("\\u%04x", c));
            } else {
                visible.appendCodePoint(c);
            }
        });
        return visible.toString();
    }
}
