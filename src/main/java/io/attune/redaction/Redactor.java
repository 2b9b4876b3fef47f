package io.attune.redaction;

/**
 * Text from outside (a vendor's error, a header, a name) as one line that is safe in a log and on a page. It knows no
 * secrets; it knows what secrets look like.
 */
public final class Redactor {

    /** Longest line given back. */
    public static final int MAX_CHARS = 2_000;
    /**
     * More is not looked at: far beyond what is shown, so no token that could be shown is cut in two before it is
     * masked.
     */
    private static final int MAX_READ = 16 * MAX_CHARS;

    private Redactor() {}

    /**
     * Tokens are masked as {@code ***}; control characters, line ends, unpaired surrogates and characters that turn the
     * direction of writing are written as {@code \}{@code n} or {@code \}{@code u202e}. A longer text ends in {@code
     * …}.
     */
    public static String line(String text) {
        var read = text.length() <= MAX_READ ? text : text.substring(0, MAX_READ);
        return cut(escape(TokenPatterns.mask(read)));
    }

    private static String escape(String text) {
        return isPlain(text) ? text : escaped(text);
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        var line = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(line, point));
        return line.toString();
    }

    private static void append(StringBuilder line, int point) {
        switch (point) {
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> {
                if (isHarmful(point)) {
                    line.append("\\u").append("%04x".formatted(point));
                } else {
                    line.appendCodePoint(point);
                }
            }
        }
    }

    /**
     * Controls; line and paragraph separators; format characters, which hold all of bidi and zero width; half
     * surrogates.
     */
    private static boolean isHarmful(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static String cut(String line) {
        if (line.length() <= MAX_CHARS) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(MAX_CHARS - 2)) ? MAX_CHARS - 2 : MAX_CHARS - 1;
        return line.substring(0, end) + "…";
    }
}
