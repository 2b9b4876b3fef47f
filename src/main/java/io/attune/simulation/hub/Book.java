package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.Mapping;
import io.attune.merge.Guard;
import io.attune.merge.RecordState;
import io.attune.simulation.world.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The mappings, by the names of their systems: no two mappings share one. A mapping that changes has two versions, the
 * second of which comes into force at some moment.
 */
public final class Book {

    private final Scene scene;
    private final Map<String, List<Terms>> versions = new HashMap<>();
    private int inForce;

    /** @param off guards that are taken away */
    public Book(Scene scene, Map<String, List<Mapping>> mappings, Set<Guard> off) {
        this.scene = scene;
        scene.kinds().forEach(kind -> {
            var kinds = scene.versions(kind);
            var agreed = IntStream.range(0, kinds.size()).mapToObj(number ->
                    new Terms(scene, kinds.get(number), mappings.get(kind.name()).get(number), off)).toList();
            kind.names().forEach(system -> versions.put(system, agreed));
        });
    }

    public Scene scene() {
        return scene;
    }

    /** From now on the last version of every mapping is in force. False where it was already. */
    boolean change() {
        boolean changes = inForce == 0;
        inForce = 1;
        return changes;
    }

    public Terms of(String system) {
        var all = versions.get(system);
        return all.get(Math.min(inForce, all.size() - 1));
    }

    /** The version that was, or is, in force under this number. */
    Terms version(String system, int number) {
        return versions.get(system).get(number - 1);
    }

    /** Those of the mapping that the record belongs to: it is linked by nothing but that one's systems. */
    public Terms of(RecordState record) {
        return of(record.links().firstKey());
    }

    /** As {@link Terms#read}, by the last version: what people typed is judged by what it means in the end. */
    public SortedMap<String, JsonNode> read(String system, ObjectNode record) {
        var all = versions.get(system);
        return all.get(all.size() - 1).read(system, record);
    }
}
