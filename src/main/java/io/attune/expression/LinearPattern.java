package io.attune.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A regular expression that needs time in proportion to the text it looks at (RE2), and little memory: RE2 writes
 * counted repetitions out, so {@code ((a{100}){100}){100}} would become a program of a million steps.
 */
final class LinearPattern {

    static final int MOST_CHARACTERS = 200;
    /** The most single characters or classes, repetitions written out. */
    static final int MOST_PARTS = 2_000;

    private final String text;
    private int at;

    private LinearPattern(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException in words, if it is no pattern, or too large a one */
    static Pattern compile(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a pattern may have " + MOST_CHARACTERS + " characters, this one has " + text.length());
        }
        if (new LinearPattern(text).parts() > MOST_PARTS) {
            throw new IllegalArgumentException("the repetitions {...} in '" + text
                    + "' multiply to too large a pattern");
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a pattern: " + e.getDescription());
        }
    }

    /**
     * How many parts there are when every repetition is written out. Rough where the pattern is faulty: RE2 tells that.
     */
    private long parts() {
        Deque<Long> before = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '(') {
                before.push(sum);
                sum = 0;
                last = 0;
            } else if (c == ')') {
                last = sum;
                sum += before.isEmpty() ? 0 : before.pop();
            } else if (c == '{') {
                sum += last * (repetitions() - 1);
            } else {
                skipRest(c);
                last = 1;
                sum++;
            }
        }
        return sum;
    }

    private void skipRest(char c) {
        if (c == '\\') {
            at++;
        } else if (c == '[') {
            int end = text.indexOf(']', at + 1);
            at = end < 0 ? text.length() : end + 1;
        }
    }

    /** The largest number in {@code {2,5}}; at least 1. */
    private long repetitions() {
        long most = 1;
        long number = 0;
        for (; at < text.length() && text.charAt(at) != '}'; at++) {
            char c = text.charAt(at);
            number = c >= '0' && c <= '9' ? Math.min(number * 10 + c - '0', MOST_PARTS) : 0;
            most = Math.max(most, number);
        }
        return most;
    }
}
