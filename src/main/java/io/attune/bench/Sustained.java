package io.attune.bench;

import java.util.function.IntPredicate;

/**
 * Looks for the highest rate that holds, in steps of a tenth from a first guess: upwards as long as it holds, else
 * downwards until it does.
 */
final class Sustained {

    private static final int MOST_TRIALS = 10;
    private static final double UP = 1.1;
    private static final double DOWN = 0.9;

    private final IntPredicate holds;

    Sustained(IntPredicate holds) {
        this.holds = holds;
    }

    /** 0 where none of all that were tried holds. */
    int from(double guess) {
        int rate = (int) Math.max(1, guess);
        if (!holds.test(rate)) {
            return down(rate);
        }
        for (int trial = 1; trial < MOST_TRIALS; trial++) {
            int next = Math.max(rate + 1, (int) (rate * UP));
            if (!holds.test(next)) {
                return rate;
            }
            rate = next;
        }
        return rate;
    }

    private int down(int from) {
        double rate = from * DOWN;
        for (int trial = 1; trial < MOST_TRIALS && rate >= 1; trial++) {
            if (holds.test((int) rate)) {
                return (int) rate;
            }
            rate *= DOWN;
        }
        return 0;
    }
}
