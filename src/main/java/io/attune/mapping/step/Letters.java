package io.attune.mapping.step;

import java.util.Locale;

/** Tidying of letters and spaces. Every kind of space counts, also the one that does not break a line. */
final class Letters {

    private static final int PORTION = 64;

    private Letters() {}

    static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static String squash(String text) {
        var squashed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                squashed.append(c);
            } else if (!squashed.isEmpty() && squashed.charAt(squashed.length() - 1) != ' ') {
                squashed.append(' ');
            }
        }
        return trim(squashed.toString());
    }

    /**
     * Java's lower case; the one letter that becomes two is replaced before, since Java copies the text for each such
     * letter.
     */
    static String lower(String text) {
        return text.replace("\u0130", "i\u0307").toLowerCase(Locale.ROOT);
    }

    /** Java's upper case, in portions: Java copies the text for each letter that becomes two, as ß does. */
    static String upper(String text) {
        if (text.length() <= PORTION) {
            return text.toUpperCase(Locale.ROOT);
        }
        var upper = new StringBuilder(text.length());
        for (int at = 0, end; at < text.length(); at = end) {
            end = Math.min(at + PORTION, text.length());
            end -= end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
            upper.append(text.substring(at, end).toUpperCase(Locale.ROOT));
        }
        return upper.toString();
    }

    /** A capital at each beginning of a word (after a space, a hyphen or nothing), small letters elsewhere. */
    static String title(String text) {
        var lower = lower(text);
        var title = new StringBuilder(lower.length());
        boolean begins = true;
        for (int i = 0; i < lower.length(); i += Character.charCount(lower.codePointAt(i))) {
            int c = lower.codePointAt(i);
            title.appendCodePoint(begins ? Character.toTitleCase(c) : c);
            begins = isSpace(c) || c == '-';
        }
        return title.toString();
    }

    /** The digits, all as 0 to 9. */
    static String digits(String text) {
        var digits = new StringBuilder();
        text.codePoints().filter(Character::isDigit).forEach(c -> digits.append(Character.digit(c, 10)));
        return digits.toString();
    }

    static String letters(String text) {
        var letters = new StringBuilder();
        text.codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Both counted from 1, in whole characters; what lies behind the end is not there. */
    static String take(String text, int from, int to) {
        int length = text.codePointCount(0, text.length());
        int start = text.offsetByCodePoints(0, Math.min(from - 1, length));
        return text.substring(start, text.offsetByCodePoints(0, Math.min(to, length)));
    }
}
