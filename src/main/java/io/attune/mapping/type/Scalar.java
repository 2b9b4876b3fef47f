package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import java.math.BigDecimal;

/** Single values as texts and numbers: the one reading that all types and steps share. */
public final class Scalar {

    private static final int MOST_DIGITS = 100;

    private Scalar() {}

    /** Null and empty text; a list without items is blank too. */
    public static boolean isBlank(JsonNode value) {
        return value.isNull() || value.isTextual() && value.textValue().isEmpty() || value.isArray() && value.isEmpty();
    }

    /** Text; blank for an empty one. */
    public static JsonNode of(String text) {
        return text.isEmpty() ? NullNode.instance : TextNode.valueOf(text);
    }

    public static JsonNode of(boolean yes) {
        return BooleanNode.valueOf(yes);
    }

    public static JsonNode of(BigDecimal number) {
        return Canonical.number(number);
    }

    /** The text of a text, a number (in plain digits) or a yes/no. It holds nothing that a database could not keep. */
    public static String text(JsonNode value) throws Unfit {
        if (value.isTextual()) {
            return storable(value);
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "true" : "false";
        }
        throw new Unfit(value, value.isArray() ? "is a list, not a text" : "is not a text");
    }

    private static String storable(JsonNode value) throws Unfit {
        var text = value.textValue();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw new Unfit(value, "holds the character U+0000, which nothing can store");
            }
            if (Character.isSurrogate(c)) {
                i++; // the other half
                if (i == text.length() || !Character.isSurrogatePair(c, text.charAt(i))) {
                    throw new Unfit(value, "holds half a character (a lone surrogate)");
                }
            }
        }
        return text;
    }

    /** The exact number of a number, or of a text that is plain digits: {@code -12.50}. A text keeps its scale. */
    public static BigDecimal number(JsonNode value) throws Unfit {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isTextual()) {
            var text = value.textValue().strip();
            if (isNumber(text)) {
                return new BigDecimal(text);
            }
        }
        throw new Unfit(value, "is not a number");
    }

    /** Whether the text is a number in plain digits, at most 100 of them, without an exponent. */
    public static boolean isNumber(String text) {
        int digits = 0;
        boolean point = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.' && !point && digits > 0 && i + 1 < text.length()) {
                point = true;
            } else if (i > 0 || c != '-' && c != '+') {
                return false;
            }
        }
        return digits > 0 && digits <= MOST_DIGITS;
    }
}
