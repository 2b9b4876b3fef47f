package io.attune.backfill;

import io.attune.document.InOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts which records of several systems are one: those linked to one record of ours, and those that share a key.
 * Decides nothing and knows nobody.
 */
final class Census {

    private static final int EXAMPLES = 10;

    private final Set<String> shared;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Integer> firstWith = new HashMap<>();
    private final List<Integer> parents = new ArrayList<>();

    /** @param shared fields that more than one system tells: only they can differ */
    Census(Set<String> shared) {
        this.shared = InOrder.set(shared);
    }

    void add(Entry entry) {
        int index = entries.size();
        entries.add(entry);
        parents.add(index);
        entry.record().ifPresent(record -> join(index, "record " + record));
        entry.keys().forEach(key -> join(index, "key " + key));
    }

    private void join(int index, String mark) {
        var other = firstWith.putIfAbsent(mark, index);
        if (other != null) {
            parents.set(root(index), root(other));
        }
    }

    private int root(int index) {
        int at = index;
        while (parents.get(at) != at) {
            parents.set(at, parents.get(parents.get(at)));
            at = parents.get(at);
        }
        return at;
    }

    Report report() {
        var groups = new TreeMap<Integer, List<Entry>>();
        for (int i = 0; i < entries.size(); i++) {
            groups.computeIfAbsent(root(i), root -> new ArrayList<>()).add(entries.get(i));
        }
        var counted = new Report.Builder(EXAMPLES);
        entries.forEach(entry -> counted.held(entry.system()));
        groups.values().forEach(group -> counted.add(kind(group), systems(group), ids(group)));
        return counted.build();
    }

    private Report.Kind kind(List<Entry> group) {
        var systems = systems(group);
        if (systems.size() < group.size()) {
            return Report.Kind.AMBIGUOUS;
        }
        if (systems.size() == 1) {
            return Report.Kind.ONLY_HERE;
        }
        return shared.stream().allMatch(field -> isOne(group, field)) ? Report.Kind.EQUAL : Report.Kind.DIFFERENT;
    }

    private static boolean isOne(List<Entry> group, String field) {
        var values = new HashSet<Integer>();
        group.forEach(entry -> values.add(entry.values().getOrDefault(field, 0)));
        return values.size() == 1;
    }

    private static Set<String> systems(List<Entry> group) {
        var systems = new TreeSet<String>();
        group.forEach(entry -> systems.add(entry.system()));
        return systems;
    }

    private static String ids(List<Entry> group) {
        return String.join(" ", group.stream().map(entry -> entry.system() + ":" + entry.id()).sorted().toList());
    }
}
