package io.attune.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The personal values of one record, to be taken out of what a system wrote about it: vendors like to repeat the value
 * that they refuse. Letters count alike in either case. A value in another form (a phone number with other blanks) is
 * not known.
 */
public final class PersonalTexts {

    /** Shorter ones stand in any sentence by chance. */
    private static final int MIN_CHARS = 3;

    /** Lower-case, the longest first: of "Ann" and "Ann-Marie" the longer one is to be masked whole. */
    private final List<String> texts;

    private PersonalTexts(Set<String> texts) {
        this.texts = texts.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** All texts and numbers anywhere in these values. */
    public static PersonalTexts of(Iterable<JsonNode> values) {
        var texts = new HashSet<String>();
        values.forEach(value -> collect(value, texts));
        return new PersonalTexts(texts);
    }

    private static void collect(JsonNode value, Set<String> texts) {
        if (value.isTextual() || value.isNumber()) {
            var text = value.asText().strip().toLowerCase(Locale.ROOT);
            if (text.length() >= MIN_CHARS) {
                texts.add(text);
            }
        }
        value.forEach(part -> collect(part, texts));
    }

    /** The words with each of these values replaced by {@code ***}. */
    public String mask(String words) {
        var masked = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); ) {
            int length = lengthAt(words, i);
            masked.append(length > 0 ? TokenPatterns.MASK : words.substring(i, i + 1));
            i += Math.max(1, length);
        }
        return masked.toString();
    }

    private int lengthAt(String words, int start) {
        for (var text : texts) {
            int end = start + text.length();
            if (words.regionMatches(true, start, text, 0, text.length()) && isEdge(words, start)
                    && isEdge(words, end)) {
                return text.length();
            }
        }
        return 0;
    }

    /** Ann is not in "cannot". */
    private static boolean isEdge(String words, int place) {
        return place == 0 || place == words.length()
                || !Character.isLetterOrDigit(words.charAt(place - 1))
                || !Character.isLetterOrDigit(words.charAt(place));
    }
}
