package io.attune.simulation;

import io.attune.document.InOrder;
import io.attune.document.Shape;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Surroundings;
import io.attune.merge.Guard;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.MappingText;
import io.attune.simulation.world.Play;
import io.attune.simulation.world.Scene;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/** Runs seeds. */
public final class Simulator {

    private final Set<Guard> off;
    private final Optional<Set<Play>> plays;
    private final Map<String, Mapping> mappings = new HashMap<>();

    /** @param off guards that are taken away, to see what they are good for */
    public Simulator(Set<Guard> off) {
        this(off, Optional.empty());
    }

    /** @param plays what every seed plays beside what all do; empty: what it chooses itself */
    public Simulator(Set<Guard> off, Optional<Set<Play>> plays) {
        this.off = InOrder.set(off);
        this.plays = plays.map(InOrder::set);
    }

    public Result run(long seed) {
        var scene = scene(seed);
        return run(scene, Schedule.of(scene), false);
    }

    private Scene scene(long seed) {
        return plays.map(chosen -> Scene.of(seed, chosen)).orElseGet(() -> Scene.of(seed));
    }

    /** The same seed with as little happening as breaks the same invariant, told. A good one is told whole. */
    public Told tell(long seed) {
        var scene = scene(seed);
        var schedule = Schedule.of(scene);
        var result = run(scene, schedule, false);
        var shortest = result.isGood() ? schedule : new Minimiser(this, result).minimise(schedule);
        return new Told(seed, shortest, run(scene, shortest, true));
    }

    Result run(Scene scene, Schedule schedule, boolean isTold) {
        var loaded = new HashMap<String, List<Mapping>>();
        scene.kinds().forEach(kind -> loaded.put(kind.name(), versions(scene.versions(kind))));
        return new Stage(scene, loaded, off, isTold).play(schedule);
    }

    private List<Mapping> versions(List<Kind> kinds) {
        return IntStream.range(0, kinds.size()).mapToObj(place -> mappings.computeIfAbsent(
                MappingText.of(kinds.get(place), place + 1), text -> load(kinds.get(place), text))).toList();
    }

    /** The mapping file of a kind of record, loaded as any other. */
    private static Mapping load(Kind kind, String text) {
        var loaded = MappingLoader.load(kind.name() + ".mapping.yaml", text.getBytes(StandardCharsets.UTF_8),
                new Connected(kind));
        return loaded.value().orElseThrow(() -> new IllegalStateException(loaded.problems() + "\n" + text));
    }

    /** The systems that share a kind of record, as its mapping file sees them. */
    private record Connected(Kind kind) implements Surroundings {

        @Override
        public Set<String> connections() {
            return InOrder.set(kind.names().stream().map(Kind::connection).toList());
        }

        @Override
        public Optional<Shape> shape(String connection, String object) {
            var fields = new HashMap<String, Shape.Field>();
            kind.fields().forEach(field -> fields.put(field.name(), anything(field.name())));
            fields.put(MappingText.MARK, anything(MappingText.MARK));
            return Optional.of(new Shape(object, fields));
        }

        private static Shape.Field anything(String name) {
            return new Shape.Field(name, Shape.Kind.JSON, OptionalInt.empty(), false, false, true, Map.of());
        }

        @Override
        public Set<String> mappings() {
            return InOrder.set(List.of("person", kind.name()));
        }

        @Override
        public Optional<byte[]> file(String name) {
            return Optional.empty();
        }
    }
}
