package io.attune.simulation;

import io.attune.simulation.world.Field;
import io.attune.simulation.world.MappingText;
import io.attune.simulation.world.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A run in plain words: who takes part, what happened, and what came of it. */
public record Told(long seed, Schedule schedule, Result result) {

    /** The lines of the report. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("seed " + seed + ", " + schedule.happenings().size() + " happenings");
        result.scene().systems().forEach(system -> lines.add("  system " + system(system)));
        lines.add("  fields " + result.scene().fields().stream().map(Told::field).collect(Collectors.joining(", ")));
        lines.add("  deletes " + result.scene().deletes());
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
        return MappingText.of(result.scene(), 1);
    }

    /** The kinds of happenings that are left, with their dice: what a test needs to play it again. */
    public String replay() {
        return schedule.happenings().stream()
                .map(happening -> happening.kind() + " " + Long.toHexString(happening.dice()))
                .collect(Collectors.joining("\n"));
    }
}
