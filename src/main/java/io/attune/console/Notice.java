package io.attune.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What was just done, as it travels in an address: {@code replayed.3}. Anything else says nothing. */
final class Notice {

    static final String PARAMETER = "done";

    private static final List<String> VERBS = List.of("replayed", "discarded", "approved", "dropped", "decided");
    private static final int MAX_DIGITS = 9;

    private Notice() {}

    /** The page at this address, which tells it. */
    static URI after(String address, String verb, int count) {
        return URI.create(address + "?" + PARAMETER + "=" + verb + "." + count);
    }

    static Optional<String> read(String text) {
        int dot = text.indexOf('.');
        return Optional.of(text)
                .filter(all -> dot > 0 && VERBS.contains(all.substring(0, dot)) && isCount(all.substring(dot + 1)))
                .map(all -> all.substring(dot + 1) + " " + all.substring(0, dot) + ".");
    }

    private static boolean isCount(String text) {
        return !text.isEmpty() && text.length() <= MAX_DIGITS && text.chars().allMatch(Character::isDigit);
    }
}
