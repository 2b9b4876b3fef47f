package io.attune.mapping.step;

import io.attune.mapping.type.Scalar;
import io.attune.mapping.type.Unfit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Literal replacement in one pass: at each place the longest text that matches is replaced, and what came of it is not looked at again. */
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
     * The way back, where there is one: each replacement is another text, and no two of all these texts overlap or hold one
     * another, so that what was put in is always found again.
     */
    Optional<Replacing> back() {
        var back = new LinkedHashMap<String, String>();
        pairs.forEach((from, to) -> back.put(to, from));
        var words = new ArrayList<>(new HashSet<>(union(pairs.keySet(), back.keySet())));
        boolean clear = back.size() == pairs.size() && !back.containsKey("")
                && words.stream().allMatch(a -> words.stream().noneMatch(b -> touch(a, b)));
        return clear ? Optional.of(new Replacing(back)) : Optional.empty();
    }

    private static List<String> union(Iterable<String> left, Iterable<String> right) {
        var union = new ArrayList<String>();
        left.forEach(union::add);
        right.forEach(union::add);
        return union;
    }

    /** Whether a can begin inside of b, other than at b's own beginning with b itself. */
    private static boolean touch(String a, String b) {
        if (!a.equals(b) && b.contains(a)) {
            return true;
        }
        for (int length = 1; length < Math.min(a.length(), b.length()); length++) {
            if (b.endsWith(a.substring(0, length))) {
                return true;
            }
        }
        return false;
    }
}
