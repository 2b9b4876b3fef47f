package io.attune.mapping;

import io.attune.yaml.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** {@code shop -> crm}: where edits count, and where they are written. Without an arrow: both everywhere. */
record Direction(Set<String> from, Set<String> to) {

    static Direction bothWays(Collection<String> systems) {
        return new Direction(new LinkedHashSet<>(systems), new LinkedHashSet<>(systems));
    }

    /** @throws IllegalArgumentException in an admin's words */
    static Direction parse(String text, Collection<String> systems) {
        int arrow = text.indexOf("->");
        var direction = new Direction(names(text.substring(0, arrow), systems),
                names(text.substring(arrow + 2), systems));
        var both = new ArrayList<>(direction.from());
        both.retainAll(direction.to());
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("'" + both.get(0) + "' stands on both sides of the arrow;"
                    + " a row without a direction goes both ways");
        }
        return direction;
    }

    private static Set<String> names(String text, Collection<String> systems) {
        var names = new LinkedHashSet<String>();
        for (var part : text.split(",")) {
            var name = part.strip();
            if (!systems.contains(name)) {
                throw new IllegalArgumentException("There is no system '" + name + "'."
                        + Spelling.didYouMean(name, systems));
            }
            names.add(name);
        }
        return names;
    }

    boolean isTwoWay() {
        return from.equals(to);
    }
}
