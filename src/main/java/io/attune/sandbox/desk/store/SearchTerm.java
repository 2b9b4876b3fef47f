package io.attune.sandbox.desk.store;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a search looks for: {@code email:"a@example.com"}, {@code phone:…}, {@code name:…}, or a word in names. */
public record SearchTerm(Field field, String text) {

    /** What can be searched. */
    public enum Field {
        EMAIL, PHONE, NAME, EXTERNAL_ID, NOTES, DETAILS;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static SearchTerm read(String query) {
        int colon = query.indexOf(':');
        Optional<Field> named = colon < 0 ? Optional.empty() : Stream.of(Field.values())
                .filter(field -> field.column().equals(query.substring(0, colon).strip())).findFirst();
        return named.map(field -> new SearchTerm(field, bare(query.substring(colon + 1))))
                .orElseGet(() -> new SearchTerm(Field.NAME, bare(query)));
    }

    private static String bare(String text) {
        var stripped = text.strip();
        return stripped.length() > 1 && stripped.startsWith("\"") && stripped.endsWith("\"")
                ? stripped.substring(1, stripped.length() - 1) : stripped;
    }
}
