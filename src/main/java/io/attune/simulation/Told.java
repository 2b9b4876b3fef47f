package io.attune.simulation;

import io.attune.simulation.world.Field;
import io.attune.simulation.world.MappingText;
import io.attune.simulation.world.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A run in plain words: who takes part, what happened, and what came of it. */
public record Told(long seed, Schedule schedule, Result result) {

    /** The lines of the report. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("seed " + seed + ", " + schedule.happenings().size() + " happenings");
        lines.add("  plays " + result.scene().plays());
        result.scene().people().systems().forEach(system -> lines.add("  system " + system(system)));
        result.scene().kinds().forEach(kind -> {
            lines.add("  " + kind.name() + " " + kind.fields().stream().map(Told::field)
                    .collect(Collectors.joining(", ")));
            lines.add("  deletes " + kind.deletes() + ", not made in " + kind.refused());
        });
        lines.addAll(result.story());
        result.violations().forEach(violation -> lines.add("BROKEN " + violation));
        return lines;
    }

    private static String system(Traits traits) {
        return "%s: %s, %s, lags %s, clock %+d s".formatted(traits.name(), traits.keeping(),
                traits.telling(), traits.lags(),
                traits.skew().toSeconds());
    }

    private static String field(Field field) {
        return field.name() + " (" + field.policy() + field.onlyFrom().map(from -> ", only from " + from)
                .orElse("") + ")";
    }

    /** The mapping file that was in force. */
    public String mapping() {
        return result.scene().kinds().stream().flatMap(kind -> {
            var versions = result.scene().versions(kind);
            return IntStream.range(0, versions.size()).mapToObj(place -> MappingText.of(versions.get(place), place + 1));
        }).collect(Collectors.joining("\n"));
    }

    /** The kinds of happenings that are left, with their dice: what a test needs to play it again. */
    public String replay() {
        return schedule.happenings().stream()
                .map(happening -> happening.kind() + " " + Long.toHexString(happening.dice()))
                .collect(Collectors.joining("\n"));
    }
}
