package io.attune.simulation.world;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One kind of record that systems share by one mapping.
 *
 * @param name    of the mapping, and of the object in each system
 * @param fields  the first one identifies a record to people
 * @param deletes by system: what follows from a delete there, as the mapping says it
 * @param refused systems in which the mapping lets none be made
 * @param marked  systems in whose names, or memos, a leading {@value #PREFIX} is no part of what is shared
 */
public record Kind(String name, List<Traits> systems, List<Field> fields, Map<String, String> deletes,
        List<String> refused, Set<String> marked) {

    static final String PREFIX = "t";
    private static final Set<String> PREFIXED = Set.of("name", OrderKind.MEMO);

    Kind(String name, List<Traits> systems, List<Field> fields, Map<String, String> deletes, List<String> refused) {
        this(name, systems, fields, deletes, refused, Set.of());
    }

    public Kind {
        systems = List.copyOf(systems);
        fields = List.copyOf(fields);
        deletes = new TreeMap<>(deletes);
        refused = List.copyOf(refused);
        marked = InOrder.set(marked);
    }

    public List<String> names() {
        return systems.stream().map(Traits::name).toList();
    }

    public String key() {
        return fields.get(0).name();
    }

    /** Whether this field is read there without its {@link #PREFIX}. */
    public boolean isMarked(String system, String field) {
        return PREFIXED.contains(field) && marked.contains(system);
    }

    Kind with(List<Field> others) {
        return new Kind(name, systems, others, deletes, refused, marked);
    }

    Kind marking(Set<String> others) {
        return new Kind(name, systems, fields, deletes, refused, others);
    }

    /** The connection of a system: those of one connection know each other's records. */
    public static String connection(String system) {
        return system.contains("_") ? system.substring(0, system.indexOf('_')) : system;
    }
}
