package io.attune.simulation.hub;

import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.simulation.world.VirtualClock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The short transactions between the calls of an attempt: each takes the newest state, applies one decision, stores it.
 */
final class Steps {

    /** Another worker has claimed it since: nothing is stored. */
    static final class LeaseLost extends RuntimeException {
        LeaseLost() {
            super("another worker has claimed it", null, false, false);
        }
    }

    /** The attempt with the state that follows, and the step that led to it. */
    record Decided(Attempt attempt, Step step) {}

    private final Store store;
    private final Marks marks;
    private final VirtualClock clock;

    Steps(Store store, Marks marks, VirtualClock clock) {
        this.store = store;
        this.marks = marks;
        this.clock = clock;
    }

    Decided decide(Attempt attempt, Function<RecordState, Step> decision) {
        check(attempt);
        var before = store.load(attempt.state().id());
        if (before.mappingVersion() != attempt.state().mappingVersion()) {
            throw new Store.Refused("the record passed to another version of the mapping");
        }
        var step = decision.apply(before);
        store.save(Optional.of(before), step, attempt.terms().rules(), clock.now());
        return new Decided(attempt.with(step.state()), step);
    }

    Attempt apply(Attempt attempt, Function<RecordState, Step> decision) {
        return decide(attempt, decision).attempt();
    }

    void check(Attempt attempt) {
        if (!marks.isHeldBy(attempt.claimed())) {
            throw new LeaseLost();
        }
    }
}
