package io.attune.mapping.type;

import io.attune.yaml.Spelling;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** All types, by the word that a mapping file has for them. */
public final class Types {

    private static final Map<String, Function<TypeText, Type>> MAKERS = new TreeMap<>(Map.of("text", Types::text));

    private Types() {}

    /** @throws IllegalArgumentException in an admin's words, if there is no such type */
    public static Type parse(String text) {
        var written = TypeText.of(text);
        var maker = MAKERS.get(written.word());
        if (maker == null) {
            throw new IllegalArgumentException("there is no type '" + written.word() + "'."
                    + orElseKnown(Spelling.didYouMean(written.word(), MAKERS.keySet())));
        }
        return maker.apply(written);
    }

    /** The words of all types. */
    public static Set<String> names() {
        return new TreeSet<>(MAKERS.keySet());
    }

    private static String orElseKnown(String guess) {
        return guess.isEmpty() ? " Known: " + String.join(", ", MAKERS.keySet()) : guess;
    }

    private static Type text(TypeText written) {
        written.between(1, 2, "text(40) or text(40, cut)");
        boolean cut = written.arguments().size() == 2;
        if (cut && !written.arguments().get(1).equals("cut")) {
            throw written.wrong("text(40) or text(40, cut)");
        }
        return new TextType(written.whole(0, 1, TypeText.LONGEST, "text(40) or text(40, cut)"), cut);
    }
}
