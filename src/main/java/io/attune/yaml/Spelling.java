package io.attune.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Guesses what a misspelt name was meant to be. */
public final class Spelling {

    private static final int MAX_DISTANCE = 3;

    private Spelling() {}

    /** {@code " Did you mean 'first_name'?"}, or an empty text where nothing is near. To be put behind a sentence. */
    public static String didYouMean(String word, Collection<String> names) {
        return nearest(word, names).map(name -> " Did you mean '" + name + "'?").orElse("");
    }

    /** {@code "there is no field 'frist_name'. Did you mean 'first_name'?"}, or the names that there are. */
    public static String unknown(String what, String word, Collection<String> names) {
        var near = didYouMean(word, names);
        var known = names.isEmpty() ? "" : " Known: " + String.join(", ", new TreeSet<>(names));
        return "there is no " + what + " '" + word + "'." + (near.isEmpty() ? known : near);
    }

    static Optional<String> nearest(String word, Collection<String> names) {
        int most = Math.min(MAX_DISTANCE, Math.max(1, word.length() / 2));
        return names.stream()
                .filter(name -> distance(word, name) <= most)
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Edits between two words, a swap of neighbours being one (optimal string alignment); case does not count. */
    static int distance(String left, String right) {
        var a = left.toLowerCase(Locale.ROOT);
        var b = right.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 ? j : j == 0 ? i : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
