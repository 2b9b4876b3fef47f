package io.attune.mapping.step;

import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * A pattern of Java's {@code DateTimeFormatter}, checked so that what it writes can be read again: strict, four digits
 * of the year, English names of months and days.
 */
record TimePattern(DateTimeFormatter formatter, boolean hasDate, boolean hasTime, boolean hasSeconds,
        boolean hasOffset) {

    private static final String LETTERS = "yuMLdEHhamsSXxZ";

    static TimePattern of(String pattern, Arguments arguments) {
        var letters = unquoted(pattern, arguments);
        refuseTraps(letters, arguments);
        boolean year = holds(letters, 'y') || holds(letters, 'u');
        boolean month = holds(letters, 'M') || holds(letters, 'L');
        boolean day = holds(letters, 'd');
        boolean hour = holds(letters, 'H') || holds(letters, 'h') && holds(letters, 'a');
        boolean minute = holds(letters, 'm');
        boolean seconds = holds(letters, 's');
        boolean finer = seconds || holds(letters, 'S') || holds(letters, 'h') || holds(letters, 'a');
        if (year != month || month != day || hour != minute || finer && !minute || !day && !minute) {
            throw arguments.wrong("a whole date (yyyy, MM and dd), a whole time (HH and mm) or both");
        }
        boolean offset = holds(letters, 'X') || holds(letters, 'x') || holds(letters, 'Z');
        return new TimePattern(formatter(pattern, arguments), day, minute, seconds, offset);
    }

    private static DateTimeFormatter formatter(String pattern, Arguments arguments) {
        try {
            // in a strict formatter y would ask for an era
            return DateTimeFormatter.ofPattern(yearWithoutEra(pattern), Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw arguments.wrong("a pattern of date and time letters (" + e.getMessage() + ")");
        }
    }

    private static void refuseTraps(String letters, Arguments arguments) {
        for (char c : letters.toCharArray()) {
            if (Character.isLetter(c) && !holds(LETTERS, c)) {
                throw arguments.wrong("letters out of yyyy MM dd E HH mm ss SSS hh a XXX (" + advice(c) + ")");
            }
        }
        int year = letters.replace('u', 'y').indexOf('y');
        if (year >= 0 && !letters.replace('u', 'y').startsWith("yyyy", year)) {
            throw arguments.wrong("the year as yyyy: two digits do not say the century");
        }
    }

    private static String advice(char c) {
        return switch (c) {
            case 'Y' -> "YYYY is the year of a week; write yyyy";
            case 'D' -> "DD is the day of the year; write dd";
            default -> "put other letters between ' '; found " + c;
        };
    }

    private static boolean holds(String letters, char c) {
        return letters.indexOf(c) >= 0;
    }

    /** The pattern without the texts between quotes. */
    private static String unquoted(String pattern, Arguments arguments) {
        var letters = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            letters.append(quoted ? '\'' : c);
        }
        if (quoted) {
            throw arguments.wrong("a second ' behind the first");
        }
        return letters.toString();
    }

    private static String yearWithoutEra(String pattern) {
        var replaced = new StringBuilder();
        boolean quoted = false;
        for (char c : pattern.toCharArray()) {
            quoted ^= c == '\'';
            replaced.append(c == 'y' && !quoted ? 'u' : c);
        }
        return replaced.toString();
    }
}
