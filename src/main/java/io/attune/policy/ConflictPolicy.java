package io.attune.policy;

import io.attune.yaml.Spelling;
import java.util.Collection;
import java.util.List;

/** Who wins when two systems changed one field without knowing of each other. */
public sealed interface ConflictPolicy {

    /** The later edit. */
    record Latest() implements ConflictPolicy {}

    /** A person decides. */
    record Manual() implements ConflictPolicy {}

    /** @param unlessBlank a blank there never wins */
    record Prefer(String system, boolean unlessBlank) implements ConflictPolicy {}

    /** @param value as it is written in the file; compared with a shared value by its plain text */
    record PreferValue(String value) implements ConflictPolicy {}

    /** The edit of a person with this role. */
    record PreferRole(String role) implements ConflictPolicy {}

    /** The larger number, or the later date. */
    record Highest() implements ConflictPolicy {}

    record Lowest() implements ConflictPolicy {}

    /** Sets: what one side added stays, what one side removed goes. */
    record Combine() implements ConflictPolicy {}

    /** @throws IllegalArgumentException in an admin's words */
    static ConflictPolicy parse(String text, Collection<String> systems) {
        return switch (text.strip()) {
            case "latest" -> new Latest();
            case "manual" -> new Manual();
            case "highest" -> new Highest();
            case "lowest" -> new Lowest();
            case "combine" -> new Combine();
            default -> prefer(text.strip(), systems);
        };
    }

    private static ConflictPolicy prefer(String text, Collection<String> systems) {
        var words = List.of(text.split(" +"));
        if (words.size() == 3 && words.get(1).equals("value")) {
            return new PreferValue(words.get(2));
        }
        if (words.size() == 3 && words.get(1).equals("role")) {
            return new PreferRole(words.get(2));
        }
        boolean unlessBlank = words.size() == 4 && words.subList(2, 4).equals(List.of("unless", "blank"));
        if (!words.get(0).equals("prefer") || words.size() != 2 && !unlessBlank) {
            throw new IllegalArgumentException("expected prefer shop, prefer shop unless blank, prefer value true"
                    + " or prefer role sales, found '" + text + "'");
        }
        if (!systems.contains(words.get(1))) {
            throw new IllegalArgumentException("There is no system '" + words.get(1) + "'."
                    + Spelling.didYouMean(words.get(1), systems));
        }
        return new Prefer(words.get(1), unlessBlank);
    }
}
