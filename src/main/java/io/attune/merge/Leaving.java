package io.attune.merge;

import java.time.Instant;
import java.util.ArrayList;

/**
 * The step for "this linked record does not fit the mapping any more" ({@code only_if} in one system refuses it). It
 * stays there, and is nobody's: if it fits again one day, it is met as a new one. What follows in the other systems is
 * for the mapping to say.
 */
public final class Leaving {

    private Leaving() {}

    /** Whether anything follows; else the record goes on as before. */
    public static boolean matters(RecordState state, String system, Rules rules) {
        return rules.whenLeaving() != Rules.Deleted.IGNORE && state.seen() && !state.isEnded()
                && state.link(system).isLive();
    }

    /** @param overCap more records ended in the last hour than the mapping allows: what would follow is held */
    public static Step apply(RecordState before, String system, Rules rules, Instant at, boolean overCap) {
        if (!matters(before, system, rules)) {
            return Step.nothing(before, "it no longer fits only_if in " + system + ", and goes on");
        }
        var facts = new ArrayList<Fact>();
        facts.add(new Fact.CaughtUp(system));
        for (var other : rules.others(system)) {
            boolean reaches = before.link(other).isLive() || before.inflight(other).isPresent();
            facts.add(rules.whenLeaving() == Rules.Deleted.UNLINK || !reaches ? new Fact.CaughtUp(other)
                    : overCap ? new Fact.Held(other) : new Fact.Lags(other));
        }
        return new Step(before.left(system, at).withoutInflight(system).withLink(system, LinkState.unknown()), facts);
    }
}
