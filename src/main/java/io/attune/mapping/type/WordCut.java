package io.attune.mapping.type;

/** Shortens a text without breaking a word, if the words let it. */
public final class WordCut {

    private WordCut() {}

    /**
     * The text itself if it has at most {@code max} characters (code points). Else as many whole words of its beginning
     * as fit in; of a first word that is too long, its first {@code max} characters. No space is left at the end.
     */
    public static String cut(String text, int max) {
        if (text.length() <= max || text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        int end = text.offsetByCodePoints(0, max);
        int word = wordEnd(text, end);
        return text.substring(0, word > 0 ? word : end).stripTrailing();
    }

    /** The end of the last word that ends at or before the place; 0 if there is none. */
    private static int wordEnd(String text, int end) {
        int at = end;
        while (at > 0 && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
