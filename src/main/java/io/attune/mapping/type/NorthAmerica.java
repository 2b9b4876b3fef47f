package io.attune.mapping.type;

import java.util.Set;

/**
 * Phone numbers of the United States, Canada and the others behind +1, whose rules are plain: ten digits, the first of
 * them 2 to 9. They are most of the numbers that most mappings see, and the library, which knows the rules of all
 * countries, takes thirty times as long. A test holds both to the same answers.
 */
final class NorthAmerica {

    private static final Set<String> REGIONS = Set.of("US", "CA");
    private static final int DIGITS = 10;

    private NorthAmerica() {}

    static boolean isRegion(String region) {
        return REGIONS.contains(region);
    }

    /**
     * E.164, or an empty text for what is not plainly such a number. Without a country it is one only if asked from
     * there.
     */
    static String e164(String text, boolean fromThere) {
        boolean plus = text.startsWith("+");
        if (!plus && !fromThere) {
            return "";
        }
        var digits = digits(text, plus ? 1 : 0);
        int country = digits.startsWith("1") ? 1 : 0;
        boolean whole = digits.length() == DIGITS + country && digits.charAt(country) >= '2' && (!plus || country == 1);
        return whole ? "+1" + digits.substring(country) : "";
    }

    /** The digits from there on; empty if there is anything else than what usually stands between them. */
    private static String digits(String text, int from) {
        var digits = new StringBuilder(DIGITS + 1);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != ' ' && c != '-' && c != '.' && c != '(' && c != ')') {
                return "";
            }
        }
        return digits.toString();
    }

    /** {@code (503) 555-0142}, of a number in E.164; empty if it is another country's. */
    static String national(String e164) {
        return e164.equals(e164(e164, false))
                ? "(" + e164.substring(2, 5) + ") " + e164.substring(5, 8) + "-" + e164.substring(8)
                : "";
    }
}
