package io.attune.sandbox.shop.search;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The ways in which a value can be compared. */
enum SearchMatch {
    /**
     * By words, without regard to case; {@code x*} is the beginning of a word. An e-mail address consists of several
     * words: not quoted, it finds every record that has them all, in any order.
     */
    WORDS {
        @Override
        Predicate<String> matcher(String comparator, SearchValue value) {
            var asked = Words.of(value.text());
            boolean begins = !value.quoted() && value.text().endsWith("*");
            return value.quoted() ? text -> Words.haveSideBySide(Words.of(text), asked)
                    : text -> Words.haveAll(Words.of(text), asked, begins);
        }
    },
    /** As a whole, without regard to case. Several may be given, separated by commas. */
    WHOLE {
        @Override
        Predicate<String> matcher(String comparator, SearchValue value) {
            var asked = List.of(value.text().split(","));
            return text -> asked.stream().anyMatch(it -> it.strip().equalsIgnoreCase(text));
        }
    },
    NUMBER {
        @Override
        Predicate<String> matcher(String comparator, SearchValue value) {
            var holds = sign(comparator);
            return number(value.text()).<Predicate<String>>map(asked -> text ->
                    number(text).filter(it -> holds.test(it.compareTo(asked))).isPresent()).orElse(text -> false);
        }
    },
    TIME {
        @Override
        Predicate<String> matcher(String comparator, SearchValue value) {
            return TimeSpan.matcher(comparator, value.text(), false);
        }
    },
    /** The vendor's customers know only the day of a change: whoever asks for a moment gets the whole day. */
    DAY {
        @Override
        Predicate<String> matcher(String comparator, SearchValue value) {
            return TimeSpan.matcher(comparator, value.text(), true);
        }
    };

    abstract Predicate<String> matcher(String comparator, SearchValue value);

    /** Whether the sign of a comparison fits the comparator. */
    static IntPredicate sign(String comparator) {
        return switch (comparator) {
            case ">" -> sign -> sign > 0;
            case ">=" -> sign -> sign >= 0;
            case "<" -> sign -> sign < 0;
            case "<=" -> sign -> sign <= 0;
            default -> sign -> sign == 0;
        };
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
