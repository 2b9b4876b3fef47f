package io.attune.sandbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The faults now in force, by sandbox. Kept in memory: a restart heals. */
@ApplicationScoped
class FaultBoard {

    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, FaultList> bySandbox = new HashMap<>();
    private int lastId;

    FaultBoard(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized Fault add(String sandbox, FaultOrder order) {
        lastId++;
        var fault = Fault.begin("fault-" + lastId, order, clock.instant());
        bySandbox.put(sandbox, of(sandbox).with(fault));
        return fault;
    }

    synchronized List<Fault> inForce(String sandbox) {
        return of(sandbox).faults();
    }

    synchronized void clear(String sandbox) {
        bySandbox.remove(sandbox);
    }

    /** Whether there was such a fault. */
    synchronized boolean clear(String sandbox, String id) {
        var before = of(sandbox);
        var after = before.without(id);
        bySandbox.put(sandbox, after);
        return !after.equals(before);
    }

    /** The fault that this call meets, if any. A fault counted in calls has one call fewer afterwards. */
    synchronized Optional<Fault> strike(String sandbox, String path) {
        var strike = of(sandbox).strike(path, clock.instant(), random::nextDouble);
        bySandbox.put(sandbox, strike.rest());
        return strike.fault();
    }

    private FaultList of(String sandbox) {
        return bySandbox.getOrDefault(sandbox, FaultList.NONE).inForce(clock.instant());
    }
}
