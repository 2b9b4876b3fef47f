package io.attune.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text functions of formulas whose result or work CEL itself does not bound. */
final class Texts {

    /** The most characters of a pattern; RE2 then needs time in proportion to the text, and little memory. */
    static final int MOST_PATTERN = 200;

    private Texts() {}

    /** Every {@code from} becomes {@code to}. An empty {@code from} stands before each character and at the end. */
    static String replace(String text, String from, String to) {
        long found = occurrences(text, from);
        Work.room(text.length() + found * (to.length() - from.length()));
        return text.replace(from, to);
    }

    private static long occurrences(String text, String part) {
        if (part.isEmpty()) {
            return text.length() + 1L;
        }
        long found = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            found++;
        }
        return found;
    }

    static String join(List<?> list, String separator) {
        long length = 0;
        for (var item : list) {
            length += textOf(item).length() + separator.length();
            Work.room(length);
        }
        return list.stream().map(Texts::textOf).collect(Collectors.joining(separator));
    }

    private static String textOf(Object item) {
        if (item instanceof String text) {
            return text;
        }
        throw new Fault("'join' needs a list of texts, found " + RunWords.kind(item) + " in it");
    }

    static String lower(String text) {
        return text.substring(0, Work.room(text.length())).toLowerCase(Locale.ROOT);
    }

    static String upper(String text) {
        return text.substring(0, Work.room(text.length())).toUpperCase(Locale.ROOT);
    }

    /** Whether a part of the text fits the pattern. */
    static boolean matches(String text, String pattern) {
        if (pattern.length() > MOST_PATTERN) {
            throw new Fault("a pattern may have " + MOST_PATTERN + " characters, this one has " + pattern.length());
        }
        Work.spend(text.length() + 10L * pattern.length());
        try {
            return Pattern.compile(pattern).matcher(text).find();
        } catch (PatternSyntaxException e) {
            throw new Fault("'" + pattern + "' is not a pattern: " + e.getDescription());
        }
    }

    /** What {@code +} made, if it is not too large. */
    static Object sum(Object sum) {
        if (sum instanceof String text) {
            Work.room(text.length());
        }
        if (sum instanceof List<?> list) {
            Work.spend(list.size());
            if (list.size() > Work.MOST_ITEMS) {
                throw new Fault("the formula makes a list longer than " + Work.MOST_ITEMS + " items");
            }
        }
        return sum;
    }
}
