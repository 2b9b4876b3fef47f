package io.attune.mapping;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Lengths of time as mapping files write them. The schema has seen to their form. */
final class Periods {

    private Periods() {}

    /** {@code 15m}. */
    static Duration every(String text) {
        return Duration.of(Long.parseLong(text.substring(0, text.length() - 1)), unit(text.charAt(text.length() - 1)));
    }

    /** {@code wait 24 hours, then fail}; without a wait: at once. */
    static IfMissing ifMissing(String text) {
        boolean fails = text.endsWith("fail");
        if (!text.startsWith("wait ")) {
            return new IfMissing(Duration.ZERO, fails);
        }
        int unit = text.indexOf(' ', "wait ".length()) + 1;
        return new IfMissing(Duration.of(Long.parseLong(text.substring("wait ".length(), unit - 1)),
                unit(text.charAt(unit))), fails);
    }

    private static ChronoUnit unit(char letter) {
        return switch (letter) {
            case 's' -> ChronoUnit.SECONDS;
            case 'm' -> ChronoUnit.MINUTES;
            case 'h' -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
