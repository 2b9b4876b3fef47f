package io.attune.mapping.step;

import java.util.Set;

/**
 * A name in one line. The last word is the last name, and with it the small words before it: Anna | van der Berg. They
 * count only in small letters, so Van Morrison keeps his first name. A name of one word is a last name.
 */
record FullName(String first, String last) {

    private static final Set<String> PARTICLES = Set.of("van", "von", "vom", "der", "den", "de", "del", "della", "di",
            "da", "das", "do", "dos", "du", "la", "le", "los", "las", "ten", "ter", "zu", "zum", "zur", "af", "av",
            "bin", "ibn", "bint", "el", "al");

    static FullName parse(String name) {
        var text = Letters.squash(name);
        var words = text.split(" ");
        int from = words.length - 1;
        while (from > 1 && PARTICLES.contains(words[from - 1])) {
            from--;
        }
        if (from == 1 && PARTICLES.contains(words[0])) { // van der Berg: there is no first name
            from = 0;
        }
        int length = 0;
        for (int i = 0; i < from; i++) {
            length += words[i].length() + 1;
        }
        return new FullName(text.substring(0, Math.max(0, length - 1)), text.substring(length));
    }

    String text() {
        return first.isEmpty() || last.isEmpty() ? first + last : first + " " + last;
    }
}
