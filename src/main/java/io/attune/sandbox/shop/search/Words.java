package io.attune.sandbox.shop.search;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Texts as lists of words: letters and digits, in lower case. */
final class Words {

    private Words() {}

    static List<String> of(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        text.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else {
                flush(word, words);
            }
        });
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    static boolean haveSideBySide(List<String> words, List<String> asked) {
        return Collections.indexOfSubList(words, asked) >= 0;
    }

    /** @param begins whether the last of the asked may go on */
    static boolean haveAll(List<String> words, List<String> asked, boolean begins) {
        for (int i = 0; i < asked.size(); i++) {
            var word = asked.get(i);
            boolean mayGoOn = begins && i == asked.size() - 1;
            if (words.stream().noneMatch(it -> mayGoOn ? it.startsWith(word) : it.equals(word))) {
                return false;
            }
        }
        return true;
    }
}
