package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.collect.Maps;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a system still lacks of a record. */
public final class Lag {

    private Lag() {}

    /** The fields that are to be written there: agreed, writable, not frozen, and newer than what it confirmed. */
    public static SortedSet<String> of(RecordState state, Rules rules, String system) {
        var lagging = new TreeSet<String>();
        var link = state.link(system);
        state.fields().forEach((name, agreed) -> {
            if (isLagging(link, name, agreed, rules, system)) {
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

    /**
     * Whether the step that led from one to the other made the system lag, or lag by more.
     *
     * @param touched the fields in which it may: what is agreed of the others, and held of them there, is what it was
     */
    static boolean grew(RecordState before, RecordState after, Rules rules, String system, Iterable<String> touched) {
        var was = before.link(system);
        var is = after.link(system);
        for (var name : touched) {
            var agreed = after.fields().get(name);
            if (agreed != null && isLagging(is, name, agreed, rules, system)) {
                var old = before.fields().get(name);
                if (old == null || old.version() < agreed.version() || !isLagging(was, name, old, rules, system)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** All agreed values, by field: another look at the state, and no copy of it. */
    public static SortedMap<String, JsonNode> agreed(RecordState state) {
        return Maps.transformValues(state.fields(), Agreed::value);
    }
}
