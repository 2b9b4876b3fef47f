package io.attune.connector;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Headers by name without regard to case: those that differ in it alone are one, with all their values. */
final class Headers {

    private Headers() {}

    static Map<String, List<String>> inSmallLetters(Map<String, List<String>> headers) {
        var small = new TreeMap<String, List<String>>();
        headers.forEach((name, values) ->
                small.merge(name.toLowerCase(Locale.ROOT), List.copyOf(values), Lists::joined));
        return InOrder.sorted(small);
    }
}
