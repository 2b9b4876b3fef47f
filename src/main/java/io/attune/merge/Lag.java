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
        var link = state.link(system);
        state.fields().forEach((name, agreed) -> {
            var rule = rules.field(name);
            if (rule != null && rule.writable().contains(system) && !link.frozen().contains(name)
                    && link.held(name).ack() < agreed.version()) {
                lagging.add(name);
            }
        });
        return lagging;
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
