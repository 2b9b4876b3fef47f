package io.attune.connector.shape;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Moments as nearly all systems write them: {@code 2026-01-31T09:41:07}, perhaps with decimals, then {@code Z}, {@code
 * -05:00} or {@code +0000}. Every record has some. A test holds this and the library to the same answers.
 */
final class PlainMoment {

    private static final String FORM = "dddd-dd-ddTdd:dd:dd";
    /** Months have as many days: whether there is a 29th is for the library. */
    private static final int SURE_DAYS = 28;
    private static final int NANO_DIGITS = 9;

    private final String text;
    private int at = FORM.length();

    private PlainMoment(String text) {
        this.text = text;
    }

    /** Empty for anything else, be it a moment or not. */
    static Optional<Instant> read(String text) {
        return hasForm(text, 0, FORM) ? new PlainMoment(text).read() : Optional.empty();
    }

    private Optional<Instant> read() {
        int month = number(5, 2);
        int day = number(8, 2);
        int hour = number(11, 2);
        int minute = number(14, 2);
        int second = number(17, 2);
        if (month < 1 || month > 12 || day < 1 || day > SURE_DAYS || hour > 23 || minute > 59 || second > 59) {
            return Optional.empty();
        }
        int nanos = text.startsWith(".", at) ? decimals() : 0;
        var offset = nanos < 0 ? Optional.<Integer>empty() : offset();
        long days = LocalDate.of(number(0, 4), month, day).toEpochDay();
        return offset.map(seconds -> Instant.ofEpochSecond(
                ((days * 24 + hour) * 60 + minute) * 60 + second - seconds, nanos));
    }

    /** -1 where there are none, or more than there are nanoseconds. */
    private int decimals() {
        int begin = ++at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        int digits = at - begin;
        if (digits == 0 || digits > NANO_DIGITS) {
            return -1;
        }
        int nanos = number(begin, digits);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** In seconds; no place on earth is 18 hours away from Greenwich. */
    private Optional<Integer> offset() {
        int left = text.length() - at;
        if (left == 1 && text.charAt(at) == 'Z') {
            return Optional.of(0);
        }
        boolean isColon = left == 6 && hasForm(text, at + 1, "dd:dd");
        if (!isColon && !(left == 5 && hasForm(text, at + 1, "dddd")) || "+-".indexOf(text.charAt(at)) < 0) {
            return Optional.empty();
        }
        int hours = number(at + 1, 2);
        int minutes = number(at + (isColon ? 4 : 3), 2);
        int seconds = (hours * 60 + minutes) * 60;
        return hours > 17 || minutes > 59 ? Optional.empty()
                : Optional.of(text.charAt(at) == '-' ? -seconds : seconds);
    }

    private int number(int from, int digits) {
        int number = 0;
        for (int i = from; i < from + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    /** @param form {@code d} stands for a digit, all else for itself */
    private static boolean hasForm(String text, int from, String form) {
        if (text.length() < from + form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(from + i);
            if (form.charAt(i) == 'd' ? !isDigit(c) : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
