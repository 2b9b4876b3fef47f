package io.attune.simulation;

import io.attune.simulation.oracle.Figures;
import io.attune.simulation.oracle.Invariant;
import io.attune.simulation.oracle.Violation;
import io.attune.simulation.world.Scene;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a run ended.
 *
 * @param story what happened, a line each; without any where it was not kept
 */
public record Result(Scene scene, List<Violation> violations, Figures figures, List<String> story) {

    public boolean isGood() {
        return violations.isEmpty();
    }

    public Set<Invariant> broken() {
        return violations.stream().map(Violation::invariant).collect(Collectors.toSet());
    }
}
