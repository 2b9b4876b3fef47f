package io.attune.sandbox;

import java.time.Instant;
import java.util.Optional;

/**
 * A fault in force.
 *
 * @param until     when it is over; empty where calls end it
 * @param callsLeft how many calls it still hits; empty where time ends it
 */
record Fault(String id, FaultOrder order, Optional<Instant> until, Optional<Integer> callsLeft) {

    static Fault begin(String id, FaultOrder order, Instant now) {
        return new Fault(id, order, order.lasting().map(now::plus), order.calls());
    }

    boolean isOver(Instant now) {
        return until.map(end -> !now.isBefore(end)).orElse(false) || callsLeft.map(left -> left <= 0).orElse(false);
    }

    boolean matches(String path) {
        return order.match().map(pattern -> pattern.matcher(path).find()).orElse(true);
    }

    Fault afterAHit() {
        return new Fault(id, order, until, callsLeft.map(left -> left - 1));
    }
}
