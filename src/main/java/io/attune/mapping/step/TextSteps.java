package io.attune.mapping.step;

import io.attune.mapping.step.Steps.Maker;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Steps from text to text. */
final class TextSteps {

    static final Map<String, Maker> MAKERS = Map.ofEntries(
            tidy("trim", "removes spaces at both ends", Letters::trim),
            tidy("squash_spaces", "makes each run of spaces one, and removes those at both ends", Letters::squash),
            tidy("lower", "makes small letters", Letters::lower),
            tidy("upper", "makes capital letters", Letters::upper),
            tidy("title", "makes the first letter of each word a capital, the others small", Letters::title));

    private TextSteps() {}

    private static Map.Entry<String, Maker> tidy(String name, String words, UnaryOperator<String> tidy) {
        return Map.entry(name, new Maker(name, arguments -> {
            arguments.none();
            return new TidyText(name, words, tidy);
        }));
    }
}
