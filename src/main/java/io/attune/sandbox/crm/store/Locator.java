package io.attune.sandbox.crm.store;

import com.google.re2j.Pattern;
import java.util.Optional;

/** The place of a page: {@code 01g000000000000012-2000} is the result 12 from its 2,001st record on. */
public record Locator(long cursor, int from) {

    private static final Pattern FORM = Pattern.compile("01g([0-9]{15})-([0-9]{1,6})");

    /** Empty where the text is none. */
    public static Optional<Locator> read(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new Locator(Long.parseLong(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    public String text() {
        return "01g%015d-%d".formatted(cursor, from);
    }
}
