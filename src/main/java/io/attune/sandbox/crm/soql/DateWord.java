package io.attune.sandbox.crm.soql;

import java.util.Locale;
import java.util.Optional;

/** The words for days that count from today: {@code TODAY}, {@code LAST_N_DAYS:7}. */
final class DateWord {

    private DateWord() {}

    static Optional<Literal> read(String word) {
        int colon = word.indexOf(':');
        var name = (colon < 0 ? word : word.substring(0, colon)).toUpperCase(Locale.ROOT);
        int n = colon < 0 ? 0 : Integer.parseInt(word.substring(colon + 1));
        return Optional.ofNullable(colon < 0 ? plain(name) : counted(name, n));
    }

    private static Literal plain(String name) {
        return switch (name) {
            case "YESTERDAY" -> new Literal.Days(-1, 0);
            case "TODAY" -> new Literal.Days(0, 1);
            case "TOMORROW" -> new Literal.Days(1, 2);
            case "LAST_90_DAYS" -> new Literal.Days(-90, 1);
            case "NEXT_90_DAYS" -> new Literal.Days(1, 91);
            default -> null;
        };
    }

    private static Literal counted(String name, int n) {
        return switch (name) {
            case "LAST_N_DAYS" -> new Literal.Days(-n, 1);
            case "NEXT_N_DAYS" -> new Literal.Days(1, n + 1);
            case "N_DAYS_AGO" -> new Literal.Days(-n, 1 - n);
            default -> null;
        };
    }
}
