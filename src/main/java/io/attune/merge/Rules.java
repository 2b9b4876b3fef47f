package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a mapping says of a kind of record, as far as the engine cares.
 *
 * @param systems       in the file's order
 * @param match         keys, each a list of fields, in the order in which they are tried
 * @param firstSync     the system that wins where there is no base yet
 * @param off           guards taken away; none but in experiments
 * @param whenDeletedIn what happens to the record, by the system it was deleted in; {@link Deleted#IGNORE} by default
 * @param whenLeaving   the same where it no longer fits the mapping in one system; {@link Deleted#IGNORE}: it goes on
 */
public record Rules(int version, List<String> systems, SortedMap<String, FieldRule> fields, List<List<String>> match,
        Map<String, Deleted> whenDeletedIn, Deleted whenLeaving, Optional<String> firstSync, Images images,
        Set<Guard> off) {

    /** What follows from a delete in one system. */
    public enum Deleted {
        /** Nothing but that it is not made there again: the record goes on elsewhere. */
        IGNORE,
        /** That system takes part no more; nothing that happens to the record elsewhere reaches it. */
        UNLINK,
        /** The record ends; the others get one write of their mark. */
        MARK,
        /** The record ends; it is deleted in the others too. */
        DELETE
    }

    public Rules {
        systems = List.copyOf(systems);
        fields = InOrder.sorted(fields);
        match = match.stream().map(List::copyOf).toList();
        whenDeletedIn = InOrder.map(whenDeletedIn);
        off = InOrder.set(off);
    }

    /** The first system wins a first sync; every system keeps what it is given. */
    public static Rules of(int version, List<String> systems, SortedMap<String, FieldRule> fields,
            List<List<String>> match, Map<String, Deleted> whenDeletedIn) {
        return new Rules(version, systems, fields, match, whenDeletedIn, Deleted.IGNORE, systems.stream().findFirst(),
                Images.FAITHFUL, Set.of());
    }

    /** For experiments: what happens without this guard. */
    public Rules without(Guard guard) {
        var without = new HashSet<>(off);
        without.add(guard);
        return new Rules(version, systems, fields, match, whenDeletedIn, whenLeaving, firstSync, images, without);
    }

    /** For a record that must not claim its key: another one has it, and shall keep it. */
    public Rules withoutKeys() {
        return new Rules(version, systems, fields, List.of(), whenDeletedIn, whenLeaving, firstSync, images, off);
    }

    public boolean has(Guard guard) {
        return !off.contains(guard);
    }

    /** @param others what the record's other fields were given with it */
    JsonNode image(String system, String field, JsonNode value, Map<String, JsonNode> others) {
        return images.of(system, field, value, others);
    }

    public FieldRule field(String name) {
        return fields.get(name);
    }

    public Deleted whenDeletedIn(String system) {
        return whenDeletedIn.getOrDefault(system, Deleted.IGNORE);
    }

    public List<String> others(String system) {
        return systems.stream().filter(other -> !other.equals(system)).toList();
    }
}
