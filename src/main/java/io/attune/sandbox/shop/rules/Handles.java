package io.attune.sandbox.shop.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** The name of a product in addresses: {@code Blue Mug, large} is {@code blue-mug-large}. */
final class Handles {

    private Handles() {}

    static String of(String title) {
        var plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var handle = new StringBuilder();
        plain.codePoints().filter(c -> Character.getType(c) != Character.NON_SPACING_MARK).forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                handle.appendCodePoint(c);
            } else if (!handle.isEmpty() && handle.charAt(handle.length() - 1) != '-') {
                handle.append('-');
            }
        });
        int end = handle.length() - 1;
        return end >= 0 && handle.charAt(end) == '-' ? handle.substring(0, end) : handle.toString();
    }

    /** The handle itself, or with the first number behind it that is free. */
    static String free(String handle, Predicate<String> isTaken) {
        var free = handle;
        for (int n = 1; isTaken.test(free); n++) {
            free = handle + "-" + n;
        }
        return free;
    }
}
