package io.attune.mapping.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** The one spelling of an id, a code, an e-mail address, a web address, a language. */
final class Spellings {

    private static final int LONGEST_ID = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_URL = 2048;

    private Spellings() {}

    /** A text, also where the system has a number: digits beyond what a double could hold survive. */
    static String id(JsonNode value) throws Unfit {
        if (value.isBoolean() || value.isNumber() && value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw new Unfit(value, "is not an id");
        }
        var text = value.isNumber() ? value.decimalValue().setScale(0).toPlainString() : Scalar.text(value);
        return atMost(LONGEST_ID, text, value);
    }

    static String code(JsonNode value) throws Unfit {
        return atMost(LONGEST_ID, Scalar.text(value).strip(), value).toUpperCase(Locale.ROOT);
    }

    /** Small letters throughout: no mail system in use tells Marta@ from marta@. */
    static String email(JsonNode value) throws Unfit {
        var text = atMost(LONGEST_EMAIL, Scalar.text(value).strip(), value).toLowerCase(Locale.ROOT);
        if (!text.isEmpty() && !isEmail(text)) {
            throw new Unfit(value, "is not an e-mail address");
        }
        return text;
    }

    private static boolean isEmail(String text) {
        int at = text.indexOf('@');
        int dot = text.indexOf('.', at);
        return at > 0 && at <= LONGEST_LOCAL && text.indexOf('@', at + 1) < 0
                && dot > at + 1 && !text.endsWith(".") && text.indexOf("..", at) < 0
                && holdsOnlyEmailCharacters(text);
    }

    private static boolean holdsOnlyEmailCharacters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == 127 || "<>()[],;:\\\"".indexOf(c) >= 0 || c > 127 && (Character.isWhitespace(c)
                    || Character.isSpaceChar(c) || Character.isISOControl(c))) {
                return false;
            }
        }
        return true;
    }

    /** http or https with a host; scheme and host in small letters, the rest as it is. */
    static String url(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip();
        if (text.isEmpty()) {
            return text;
        }
        int host = text.indexOf("://") + 3;
        if (host < 3 || text.length() > LONGEST_URL || !isUri(text)) {
            throw new Unfit(value, "is not a web address");
        }
        int path = host;
        while (path < text.length() && "/?#".indexOf(text.charAt(path)) < 0) {
            path++;
        }
        var scheme = text.substring(0, host).toLowerCase(Locale.ROOT);
        if (path == host || !scheme.equals("https://") && !scheme.equals("http://")) {
            throw new Unfit(value, "is not a web address with http:// or https://");
        }
        int user = text.lastIndexOf('@', path) + 1;
        int from = Math.max(host, user);
        return scheme + text.substring(host, from)
                + text.substring(from, path).toLowerCase(Locale.ROOT)
                + text.substring(path);
    }

    private static boolean isUri(String text) {
        try {
            return new URI(text).getRawAuthority() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** BCP 47; an underscore, as in {@code en_US}, is read as the hyphen. */
    static String language(JsonNode value) throws Unfit {
        var text = Scalar.text(value).strip().replace('_', '-');
        int first = text.indexOf('-') < 0 ? text.length() : text.indexOf('-');
        try {
            if (text.isEmpty() || first == 2 || first == 3) {
                return text.isEmpty() ? text : new Locale.Builder().setLanguageTag(text).build().toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            // told below, in the same words
        }
        throw new Unfit(value, "is not a language like en or pt-BR");
    }

    private static String atMost(int max, String text, JsonNode value) throws Unfit {
        if (text.length() > max) {
            throw new Unfit(value, "is longer than " + max + " characters");
        }
        return text;
    }
}
