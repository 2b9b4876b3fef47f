package io.attune.expression;

import java.util.ArrayList;
import java.util.List;

/**
 * The list that {@code map} or {@code filter} is making. CEL's own is converted whole after each item, which takes
 * minutes for a list of lists; this one it cannot see into. Made anew for each loop, and used by nothing else.
 */
final class Gathering {

    private final List<Object> items = new ArrayList<>();

    static Object add(Object gathering, Object item) {
        ((Gathering) gathering).items.add(item);
        return gathering;
    }

    static Object items(Object gathering) {
        return ((Gathering) gathering).items;
    }
}
