package io.attune.sandbox.crm.soql;

/** What stands between two quotes. The same escapes mean different things to {@code =} and to {@code LIKE}. */
public record QuotedText(String raw) {

    /** The text that is meant: {@code \'} is a quote, {@code \\} a backslash, {@code \n} a new line. */
    public String text() {
        return unescaped(false);
    }

    /** A pattern for SQL's LIKE with the backslash as escape: bare % and _ are wild, escaped ones are not. */
    public String pattern() {
        return unescaped(true);
    }

    private String unescaped(boolean pattern) {
        var out = new StringBuilder();
        for (int i = 0; i < raw.length(); i++) {
            boolean escaped = raw.charAt(i) == '\\' && i + 1 < raw.length();
            out.append(escaped ? meaning(raw.charAt(++i), pattern) : String.valueOf(raw.charAt(i)));
        }
        return out.toString();
    }

    private static String meaning(char escaped, boolean pattern) {
        return switch (escaped) {
            case 'n', 'N' -> "\n";
            case 'r', 'R' -> "\r";
            case 't', 'T' -> "\t";
            case 'b', 'B' -> "\b";
            case 'f', 'F' -> "\f";
            case '_', '%', '\\' -> pattern ? "\\" + escaped : String.valueOf(escaped);
            default -> String.valueOf(escaped);
        };
    }
}
