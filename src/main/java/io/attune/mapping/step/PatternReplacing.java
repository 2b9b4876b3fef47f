package io.attune.mapping.step;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.attune.mapping.type.Unfit;

/** One {@code pattern: replacement} of {@code replace_pattern}. RE2/J: linear in the text, whatever the pattern is. */
record PatternReplacing(Pattern pattern, String replacement) {

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_REPEATS = 1_000;
    private static final int MOST_INSTRUCTIONS = 5_000;

    static PatternReplacing of(String pattern, String replacement, Arguments arguments) {
        if (pattern.isEmpty() || pattern.length() > MOST_CHARACTERS) {
            throw arguments.wrong("patterns of 1 to " + MOST_CHARACTERS + " characters");
        }
        if (repeats(pattern) > MOST_REPEATS) {
            throw arguments.wrong("counts like {3} that multiply to at most " + MOST_REPEATS);
        }
        var compiled = compile(pattern, arguments);
        refuseUnknownGroups(pattern, replacement, arguments);
        return new PatternReplacing(compiled, replacement);
    }

    private static Pattern compile(String pattern, Arguments arguments) {
        try {
            var compiled = Pattern.compile(pattern);
            if (compiled.programSize() > MOST_INSTRUCTIONS) {
                throw arguments.wrong("a simpler pattern");
            }
            return compiled;
        } catch (PatternSyntaxException e) {
            throw arguments.wrong("a pattern of RE2 (" + e.getMessage() + ")");
        }
    }

    /**
     * The product of all counts: nested ones would be unrolled, and fill the memory before anybody can look at the
     * size.
     */
    private static long repeats(String pattern) {
        long product = 1;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
            long count = 1;
            long number = 0;
            for (int i = at + 1; i < pattern.length() && "0123456789,".indexOf(pattern.charAt(i)) >= 0; i++) {
                char c = pattern.charAt(i);
                number = c == ',' ? 0 : Math.min(MOST_REPEATS + 1, number * 10 + c - '0');
                count = Math.max(count, number);
            }
            product = Math.min(MOST_REPEATS + 1, product * count);
        }
        return product;
    }

    /** Tries the replacement on a match of nothing, which has the same groups. */
    private static void refuseUnknownGroups(String pattern, String replacement, Arguments arguments) {
        try {
            Pattern.compile("(?:" + pattern + ")|").matcher("").replaceAll(replacement);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw arguments.wrong("groups in '" + replacement + "' that '" + pattern + "' has");
        }
    }

    String replace(String text) throws Unfit {
        var matcher = pattern.matcher(text);
        var replaced = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(replaced, replacement);
            Size.refuseOver(replaced, text);
        }
        return matcher.appendTail(replaced).toString();
    }
}
