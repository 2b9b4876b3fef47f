package io.attune.mapping.type;

import java.util.ArrayList;
import java.util.List;

/** A type as it stands in a file, {@code word(argument, argument)}, taken apart. */
record TypeText(String text, String word, List<String> arguments) {

    /** The longest text that a system was found to keep: Salesforce's long text area. */
    static final int LONGEST = 131_072;

    static TypeText of(String text) {
        int open = text.indexOf('(');
        if (open < 0) {
            return new TypeText(text, text.strip(), List.of());
        }
        var word = text.substring(0, open).strip();
        if (!text.endsWith(")") || text.indexOf('(', open + 1) >= 0) {
            throw new IllegalArgumentException("'" + text + "' is not a type; write a word, or a word(with arguments)");
        }
        var arguments = new ArrayList<String>();
        for (var argument : text.substring(open + 1, text.length() - 1).split(",", -1)) {
            arguments.add(argument.strip());
        }
        return new TypeText(text, word, List.copyOf(arguments));
    }

    /** @throws IllegalArgumentException if there are fewer arguments, or more, or one is empty */
    void count(int least, int most, String example) {
        if (arguments.size() < least || arguments.size() > most || arguments.contains("")) {
            throw wrong(example);
        }
    }

    /** The only argument. */
    String one(String example) {
        count(1, 1, example);
        return arguments.get(0);
    }

    int whole(int at, int least, int most, String example) {
        var argument = arguments.size() > at ? arguments.get(at) : "";
        boolean digits = argument.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = digits && !argument.isEmpty() && argument.length() <= 9 ? Integer.parseInt(argument) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException("'" + text + "': expected a whole number from " + least + " to " + most
                    + ", as in " + example + ", found '" + argument + "'");
        }
        return number;
    }

    IllegalArgumentException wrong(String example) {
        return new IllegalArgumentException("'" + text + "' is not complete or has too much; write " + example);
    }
}
