package io.attune.simulation;

import io.attune.document.InOrder;
import io.attune.document.Shape;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Surroundings;
import io.attune.merge.Guard;
import io.attune.simulation.world.MappingText;
import io.attune.simulation.world.Scene;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Runs seeds. */
public final class Simulator {

    private final Set<Guard> off;
    private final Map<String, Mapping> mappings = new HashMap<>();

    /** @param off guards that are taken away, to see what they are good for */
    public Simulator(Set<Guard> off) {
        this.off = InOrder.set(off);
    }

    public Result run(long seed) {
        var scene = Scene.of(seed);
        return run(scene, Schedule.of(scene), false);
    }

    /** The same seed with as little happening as breaks the same invariant, told. A good one is told whole. */
    public Told tell(long seed) {
        var scene = Scene.of(seed);
        var schedule = Schedule.of(scene);
        var result = run(scene, schedule, false);
        var shortest = result.isGood() ? schedule : new Minimiser(this, result).minimise(schedule);
        return new Told(seed, shortest, run(scene, shortest, true));
    }

    Result run(Scene scene, Schedule schedule, boolean isTold) {
        return new Stage(scene, mapping(scene), off, isTold).play(schedule);
    }

    private Mapping mapping(Scene scene) {
        return mappings.computeIfAbsent(MappingText.of(scene, 1), text -> load(scene, text));
    }

    /** The scene's mapping file, loaded as any other. */
    private static Mapping load(Scene scene, String text) {
        var loaded = MappingLoader.load("person.mapping.yaml", text.getBytes(StandardCharsets.UTF_8),
                new Connected(scene));
        return loaded.value().orElseThrow(() -> new IllegalStateException(loaded.problems() + "\n" + text));
    }

    /** The systems of a scene, as a mapping file sees them. */
    private record Connected(Scene scene) implements Surroundings {

        @Override
        public Set<String> connections() {
            return InOrder.set(scene.names());
        }

        @Override
        public Optional<Shape> shape(String connection, String object) {
            var fields = new HashMap<String, Shape.Field>();
            scene.fields().forEach(field -> fields.put(field.name(), anything(field.name())));
            fields.put(MappingText.MARK, anything(MappingText.MARK));
            return Optional.of(new Shape(object, fields));
        }

        private static Shape.Field anything(String name) {
            return new Shape.Field(name, Shape.Kind.JSON, OptionalInt.empty(), false, false, true, Map.of());
        }

        @Override
        public Set<String> mappings() {
            return Set.of("person");
        }

        @Override
        public Optional<byte[]> file(String name) {
            return Optional.empty();
        }
    }
}
