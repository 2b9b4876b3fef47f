package io.attune.sandbox.crm.schema;

import java.util.Optional;

/**
 * Ids as the vendor writes them: 15 characters that differ by case, and 3 more that tell which of those are capitals,
 * so that 18 characters can be told apart without case.
 */
public final class RecordId {

    /** Length of the long form, the one that answers show. */
    public static final int LENGTH = 18;

    private static final int SHORT = 15;
    private static final int CHUNK = 5;
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    /** Where the make-believe organisation lives. */
    private static final String POD = "5i0";

    private RecordId() {}

    /** The id of the {@code number}-th record, in its long form. */
    public static String of(String prefix, long number) {
        var digits = new StringBuilder();
        int missing = SHORT - prefix.length() - POD.length();
        for (long rest = number; digits.length() < missing; rest /= DIGITS.length()) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return lengthened(prefix + POD + digits.reverse());
    }

    /** The long form of an id in either form; empty where the text is no id at all. */
    public static Optional<String> read(String text) {
        return Optional.of(text).filter(RecordId::looksLikeOne).map(RecordId::shortened).map(RecordId::lengthened)
                .filter(id -> id.startsWith(text));
    }

    /** Whether the text has the looks of an id, right or wrong. */
    public static boolean looksLikeOne(String text) {
        boolean fits = text.length() == SHORT || text.length() == LENGTH;
        return fits && text.chars().allMatch(c -> DIGITS.indexOf(c) >= 0);
    }

    public static String shortened(String id) {
        return id.substring(0, SHORT);
    }

    private static String lengthened(String id) {
        var checks = new StringBuilder(id);
        for (int start = 0; start < SHORT; start += CHUNK) {
            int capitals = 0;
            for (int i = 0; i < CHUNK; i++) {
                char c = id.charAt(start + i);
                capitals |= c >= 'A' && c <= 'Z' ? 1 << i : 0;
            }
            checks.append(CHECKS.charAt(capitals));
        }
        return checks.toString();
    }
}
