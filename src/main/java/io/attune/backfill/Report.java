package io.attune.backfill;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;

/** What all systems of a mapping hold, and how it belongs together. */
record Report(SortedMap<String, Integer> systems, List<Group> groups) {

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
}
