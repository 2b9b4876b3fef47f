package io.attune.backfill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Counts which records of several systems are one: those that were joined. Knows records as numbers from 0 on, and
 * takes some sixty bytes for each. Decides nothing and knows nobody.
 */
final class Census {

    private static final int EXAMPLES = 10;

    private final List<String> systems;
    private final int[] parents;
    /** Of a group, at its root: how it looks in each facet, 0 where none of its systems has that. */
    private final long[][] looks;
    /** Of a group, at its root: a bit for each of its systems. */
    private final long[] held;
    private final boolean[] doubled;
    private final boolean[] different;

    /**
     * @param systems at most 64
     * @param size    more than the highest number of a record
     */
    Census(List<String> systems, int size) {
        this.systems = List.copyOf(systems);
        parents = new int[size];
        Arrays.fill(parents, -1);
        looks = new long[size][];
        held = new long[size];
        doubled = new boolean[size];
        different = new boolean[size];
    }

    /** @param look in each facet, 0 where the system has none of it: of records that look the same, none is written */
    void add(int number, String system, long... look) {
        parents[number] = number;
        looks[number] = look.clone();
        held[number] = 1L << systems.indexOf(system);
    }

    /** They are one. */
    void join(int one, int other) {
        int root = root(one);
        int second = root(other);
        if (root != second) {
            parents[second] = root;
            doubled[root] |= doubled[second] || (held[root] & held[second]) != 0;
            different[root] |= different[second] | isUnlike(looks[root], looks[second]);
            held[root] |= held[second];
        }
    }

    /**
     * What only one of them has is no difference; the first is left with what either has. Where the mapping was edited
     * between their pages one may have fewer.
     */
    private static boolean isUnlike(long[] one, long[] other) {
        boolean unlike = false;
        for (int facet = 0; facet < Math.min(one.length, other.length); facet++) {
            unlike |= one[facet] != 0 && other[facet] != 0 && one[facet] != other[facet];
            one[facet] = one[facet] == 0 ? other[facet] : one[facet];
        }
        return unlike;
    }

    private int root(int number) {
        int at = number;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** @param examples numbers of records that are one, a few times */
    record Group(Report.Kind kind, Set<String> systems, int count, List<List<Integer>> examples) {}

    private record Name(Report.Kind kind, long held) {}

    List<Group> groups() {
        var roots = new TreeMap<Name, List<Integer>>(Comparator.comparing(Name::kind)
                .thenComparing(name -> String.join(" ", names(name.held()))));
        var counts = new TreeMap<Name, Integer>(roots.comparator());
        numbers().filter(number -> parents[number] == number).forEach(root -> {
            var name = new Name(kind(root), held[root]);
            counts.merge(name, 1, Integer::sum);
            var some = roots.computeIfAbsent(name, unseen -> new ArrayList<>());
            if (some.size() < EXAMPLES) {
                some.add(root);
            }
        });
        var members = members(roots.values());
        return counts.entrySet().stream().map(entry -> new Group(entry.getKey().kind(), names(entry.getKey().held()),
                entry.getValue(), roots.get(entry.getKey()).stream().map(members::get).toList())).toList();
    }

    private Map<Integer, List<Integer>> members(Iterable<List<Integer>> roots) {
        var members = new TreeMap<Integer, List<Integer>>();
        roots.forEach(some -> some.forEach(root -> members.put(root, new ArrayList<>())));
        numbers().filter(number -> members.containsKey(root(number)))
                .forEach(number -> members.get(root(number)).add(number));
        return members;
    }

    /** Some numbers may stand for nothing. */
    private IntStream numbers() {
        return IntStream.range(0, parents.length).filter(number -> parents[number] >= 0);
    }

    private Report.Kind kind(int root) {
        if (doubled[root]) {
            return Report.Kind.AMBIGUOUS;
        }
        if (Long.bitCount(held[root]) == 1) {
            return Report.Kind.ONLY_HERE;
        }
        return different[root] ? Report.Kind.DIFFERENT : Report.Kind.EQUAL;
    }

    private Set<String> names(long bits) {
        var names = new TreeSet<String>();
        IntStream.range(0, systems.size()).filter(bit -> (bits >> bit & 1) == 1).mapToObj(systems::get)
                .forEach(names::add);
        return names;
    }
}
