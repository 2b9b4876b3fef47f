package io.attune.connector;

import java.util.ArrayList;
import java.util.List;

/** One list after another. */
final class Lists {

    private Lists() {}

    static <T> List<T> joined(List<T> first, List<T> second) {
        var all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
