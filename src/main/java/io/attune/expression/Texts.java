package io.attune.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text functions of formulas whose result or work CEL itself does not bound. */
final class Texts {

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

    /** The parts between the separators, empty ones too. An empty separator gives the characters. */
    static List<String> split(String text, String separator) {
        Work.items(occurrences(text, separator) + 1);
        return separator.isEmpty() ? text.codePoints().mapToObj(Character::toString).toList()
                : parts(text, separator);
    }

    private static List<String> parts(String text, String separator) {
        var parts = new ArrayList<String>();
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + separator.length();
        }
        parts.add(text.substring(start));
        return parts;
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
        Work.spend(text.length() * (1L + pattern.length() / 4));
        try {
            return LinearPattern.compile(pattern).matcher(text).find();
        } catch (IllegalArgumentException e) {
            throw new Fault(e.getMessage());
        }
    }

    /** What {@code +} made, if it is not too large. */
    static Object sum(Object sum) {
        if (sum instanceof String text) {
            Work.room(text.length());
        }
        if (sum instanceof List<?> list) {
            Work.items(list.size());
        }
        return sum;
    }
}
