package io.attune.sync;

import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.mapping.WhenLeaving;
import io.attune.merge.FieldRule;
import io.attune.merge.Images;
import io.attune.merge.Rules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the engine cares of in a mapping. */
public final class MappingRules {

    private MappingRules() {}

    public static Rules of(Mapping mapping, Images images) {
        var fields = new TreeMap<String, FieldRule>();
        mapping.rows().forEach(row -> fields.put(row.name(), new FieldRule(row.readable(), row.writable(),
                row.enforce(), row.policy(), row.refers())));
        var deleted = new HashMap<String, Rules.Deleted>();
        for (var system : mapping.systems()) {
            deleted.put(system.name(), Rules.Deleted.valueOf(mapping.whenDeletedIn(system.name()).name()));
        }
        return new Rules(mapping.version(), mapping.systems().stream().map(MappedSystem::name).toList(), fields,
                mapping.match(), deleted, leaving(mapping), mapping.firstSyncPrefers(), images, Set.of());
    }

    private static Rules.Deleted leaving(Mapping mapping) {
        return mapping.whenLeaving() == WhenLeaving.KEEP ? Rules.Deleted.IGNORE
                : Rules.Deleted.valueOf(mapping.whenLeaving().name());
    }

    public static Map<String, String> connections(Mapping mapping) {
        var connections = new HashMap<String, String>();
        mapping.systems().forEach(system -> connections.put(system.name(), system.connection()));
        return connections;
    }
}
