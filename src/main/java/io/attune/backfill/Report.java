package io.attune.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all systems of a mapping hold, and how it belongs together. */
record Report(Map<String, Integer> systems, List<Group> groups) {

    enum Kind {
        /** They hold the same: they are linked, and nothing is written. */
        EQUAL,
        /** They hold different values: linked, and {@code first_sync} decides field by field. */
        DIFFERENT,
        /** In one system only: made in the others, where the mapping allows it. */
        ONLY_HERE,
        /** Several of one system belong together: a person is asked. */
        AMBIGUOUS;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** @param examples ids with their systems, a few */
    record Group(Kind kind, Set<String> systems, int count, List<String> examples) {}

    ObjectNode json() {
        var json = Canonical.NODES.objectNode();
        var held = json.putObject("systems");
        systems.forEach(held::put);
        var list = json.putArray("groups");
        groups.forEach(group -> {
            var one = list.addObject().put("kind", group.kind().word());
            group.systems().forEach(one.putArray("systems")::add);
            one.put("count", group.count());
            group.examples().forEach(one.putArray("examples")::add);
        });
        return json;
    }

    /** Adds up. */
    static final class Builder {

        private record Name(Kind kind, Set<String> systems) {}

        private final int most;
        private final Map<String, Integer> held = new TreeMap<>();
        private final Map<Name, Integer> counts = new TreeMap<>(Comparator.comparing(Name::kind)
                .thenComparing(name -> String.join(" ", name.systems())));
        private final Map<Name, List<String>> examples = new TreeMap<>(Comparator.comparing(Name::kind)
                .thenComparing(name -> String.join(" ", name.systems())));

        Builder(int most) {
            this.most = most;
        }

        void held(String system) {
            held.merge(system, 1, Integer::sum);
        }

        void add(Kind kind, Set<String> systems, String ids) {
            var name = new Name(kind, systems);
            counts.merge(name, 1, Integer::sum);
            var some = examples.computeIfAbsent(name, unseen -> new ArrayList<>());
            if (some.size() < most) {
                some.add(ids);
            }
        }

        Report build() {
            return new Report(held, counts.entrySet().stream().map(entry -> new Group(entry.getKey().kind(),
                    entry.getKey().systems(), entry.getValue(), examples.get(entry.getKey()))).toList());
        }
    }
}
