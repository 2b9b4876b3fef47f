package io.attune.mapping.step;

import io.attune.mapping.type.Unfit;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Literal replacement in one pass: at each place the longest text that matches is replaced, and what came of it is not
 * looked at again.
 */
final class Replacing {

    private final Map<String, String> pairs;
    private final List<String> longestFirst;

    Replacing(Map<String, String> pairs) {
        this.pairs = pairs;
        this.longestFirst = pairs.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    String replace(String text) throws Unfit {
        var replaced = new StringBuilder(text.length());
        for (int at = 0; at < text.length();) {
            var found = at(text, at);
            if (found.isEmpty()) {
                replaced.append(text.charAt(at++));
            } else {
                replaced.append(pairs.get(found));
                at += found.length();
            }
            Size.refuseOver(replaced, text);
        }
        return replaced.toString();
    }

    private String at(String text, int at) {
        for (var key : longestFirst) {
            if (text.startsWith(key, at)) {
                return key;
            }
        }
        return "";
    }

    /**
     * The way back, where there is one: every replacement is another text, and none of the texts that were replaced can
     * come about again by chance, beside or inside of what is written.
     */
    Optional<Replacing> back() {
        var back = new LinkedHashMap<String, String>();
        pairs.forEach((from, to) -> back.put(to, from));
        var keys = pairs.keySet();
        var values = back.keySet();
        boolean clear = values.size() == keys.size() && !values.contains("")
                && areApart(keys, keys) && areApart(keys, values) && areApart(values, keys)
                && (Collections.disjoint(keys, values) || areApart(values, values));
        return clear ? Optional.of(new Replacing(back)) : Optional.empty();
    }

    /** Whether none of the first begins inside of one of the others, but where the two are one and the same text. */
    private static boolean areApart(Set<String> begins, Set<String> inside) {
        return begins.stream().noneMatch(a -> inside.stream().anyMatch(b -> touches(a, b)));
    }

    private static boolean touches(String begins, String inside) {
        if (!begins.equals(inside) && inside.contains(begins)) {
            return true;
        }
        for (int length = 1; length < Math.min(begins.length(), inside.length()); length++) {
            if (inside.endsWith(begins.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
