package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.Mapping;
import io.attune.merge.Guard;
import io.attune.merge.RecordState;
import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.Scene;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * The mappings, by the names of their systems: no two mappings share one. A mapping that changes has several versions,
 * which come into force one after another, at some moments.
 */
public final class Book {

    private final Scene scene;
    private final Map<String, List<Terms>> versions = new HashMap<>();
    private final Map<String, Terms> inForce = new HashMap<>();

    /** @param off guards that are taken away */
    public Book(Scene scene, Map<String, List<Mapping>> mappings, Set<Guard> off) {
        this.scene = scene;
        scene.kinds().forEach(kind -> {
            var kinds = scene.versions(kind);
            var agreed = IntStream.range(0, kinds.size()).mapToObj(number ->
                    new Terms(scene, kinds.get(number), mappings.get(kind.name()).get(number), off)).toList();
            kind.names().forEach(system -> versions.put(system, agreed));
            kind.names().forEach(system -> inForce.put(system, agreed.get(0)));
        });
    }

    public Scene scene() {
        return scene;
    }

    /** Whether there is a version that has not been in force yet. */
    boolean isToChange() {
        return !toChange().isEmpty();
    }

    private List<Kind> toChange() {
        return scene.kinds().stream().filter(kind -> inForce(kind) < scene.versions(kind).size()).toList();
    }

    /** From now on the next version of a mapping is in force; empty where all the last ones are. */
    Optional<String> change(Chance chance) {
        var some = toChange();
        var mapping = some.size() < 2 ? some.stream().findFirst() : Optional.of(chance.pick(some));
        mapping.ifPresent(kind -> {
            int next = inForce(kind) + 1;
            kind.names().forEach(system -> inForce.put(system, version(system, next)));
        });
        return mapping.map(Kind::name);
    }

    /** The number of the version that is in force. */
    private int inForce(Kind kind) {
        return of(kind.names().get(0)).mapping().version();
    }

    public Terms of(String system) {
        return inForce.get(system);
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
