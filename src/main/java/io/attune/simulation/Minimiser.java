package io.attune.simulation;

import io.attune.simulation.oracle.Invariant;
import io.attune.simulation.world.Scene;
import java.util.Set;

/**
 * Leaves out happenings as long as the run still breaks one of the invariants that it broke: halves first, then smaller
 * parts.
 */
final class Minimiser {

    private static final int MOST_RUNS = 1_500;

    private final Simulator simulator;
    private final Scene scene;
    private final Set<Invariant> broken;
    private int runs;

    Minimiser(Simulator simulator, Result failed) {
        this.simulator = simulator;
        this.scene = failed.scene();
        this.broken = failed.broken();
    }

    Schedule minimise(Schedule schedule) {
        var shortest = schedule;
        for (int size = schedule.happenings().size() / 2; size >= 1; size /= 2) {
            shortest = without(shortest, size);
        }
        return shortest;
    }

    /** Leaves out every part of this size that is not needed, the last ones first. */
    private Schedule without(Schedule schedule, int size) {
        var shortest = schedule;
        for (int from = shortest.happenings().size() - size; from >= 0 && runs < MOST_RUNS; from -= size) {
            var shorter = shortest.without(from, from + size);
            shortest = stillFails(shorter) ? shorter : shortest;
        }
        return shortest;
    }

    private boolean stillFails(Schedule schedule) {
        runs++;
        return simulator.run(scene, schedule, false).broken().stream().anyMatch(broken::contains);
    }
}
