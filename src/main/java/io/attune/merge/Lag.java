package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a system still lacks of a record. */
public final class Lag {

    private Lag() {}

    /** The fields that are to be written there: agreed, writable, not frozen, and newer than what it confirmed. */
    public static SortedSet<String> of(RecordState state, Rules rules, String system) {
        var lagging = new TreeSet<String>();
        state.fields().forEach((name, agreed) -> {
            if (isLagging(state.link(system), name, agreed, rules, system)) {
                lagging.add(name);
            }
        });
        return lagging;
    }

    private static boolean isLagging(LinkState link, String name, Agreed agreed, Rules rules, String system) {
        var rule = rules.field(name);
        if (rule == null || !rule.writable().contains(system) || link.frozen().contains(name)) {
            return false;
        }
        var held = link.held(name);
        return rules.has(Guard.VERSIONS) ? held.ack() < agreed.version() : !held.shadow().equals(agreed.value());
    }

    /** Whether the step that led from one to the other made the system lag, or lag by more. */
    static boolean grew(RecordState before, RecordState after, Rules rules, String system) {
        var was = of(before, rules, system);
        return of(after, rules, system).stream().anyMatch(field -> !was.contains(field)
                || before.fields().get(field).version() < after.fields().get(field).version());
    }

    /** All agreed values, by field. */
    public static SortedMap<String, JsonNode> agreed(RecordState state) {
        var values = new TreeMap<String, JsonNode>();
        for (Map.Entry<String, Agreed> field : state.fields().entrySet()) {
            values.put(field.getKey(), field.getValue().value());
        }
        return values;
    }
}
