package io.attune.bench;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What was sent, what was answered, what arrived at the target, and when. Safe to use from any thread. */
final class Tally {

    private static final long LONGEST = Duration.ofMinutes(10).toNanos();
    private static final int DIGITS = 3;

    private final Scenario scenario;
    private final Map<Long, Long> onTheWay = new HashMap<>();
    private final BitSet arrived = new BitSet();
    private Histogram answers = new Histogram(LONGEST, DIGITS);
    private Histogram endToEnd = new Histogram(LONGEST, DIGITS);
    private long accepted;
    private long refused;
    private long delivered;
    private long repeated;
    private long lastArrival = System.nanoTime();

    Tally(Scenario scenario) {
        this.scenario = scenario;
    }

    /** @param onTheWay accepted, or not answered yet, and not at the target */
    record Counts(long accepted, long refused, long delivered, long repeated, long onTheWay, long lastArrival) {}

    /** @param intended when it should have left, by {@link System#nanoTime}: if it had to wait, somebody was slow */
    synchronized void sent(long number, long intended) {
        if (scenario.delivers()) {
            onTheWay.put(number, intended);
        }
    }

    synchronized void answered(long number, long intended, boolean isAccepted) {
        if (isAccepted) {
            accepted++;
            record(answers, System.nanoTime() - intended);
        } else {
            refused++;
            onTheWay.remove(number);
        }
    }

    /** The target was told the values of this event. */
    synchronized void arrived(long number) {
        lastArrival = System.nanoTime();
        if (arrived.get((int) number)) {
            repeated++;
        }
        arrived.set((int) number);
        var intended = onTheWay.remove(number);
        if (intended != null) {
            delivered++;
            record(endToEnd, lastArrival - intended);
        }
        if (scenario == Scenario.EDITS) {
            supersede(number - Scenario.EDITED);
        }
    }

    /** What a later edit overtook is not owed any more. */
    private void supersede(long number) {
        for (long older = number; onTheWay.remove(older) != null; older -= Scenario.EDITED) {
            delivered++;
        }
    }

    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.max(0, Math.min(nanos, LONGEST)));
    }

    synchronized Counts counts() {
        return new Counts(accepted, refused, delivered, repeated, onTheWay.size(), lastArrival);
    }

    synchronized int onTheWay() {
        return onTheWay.size();
    }

    /** Latencies are counted anew from here. */
    synchronized void beginAnew() {
        answers = new Histogram(LONGEST, DIGITS);
        endToEnd = new Histogram(LONGEST, DIGITS);
    }

    synchronized Histogram answers() {
        return answers.copy();
    }

    synchronized Histogram endToEnd() {
        return endToEnd.copy();
    }
}
