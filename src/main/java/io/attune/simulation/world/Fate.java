package io.attune.simulation.world;

/** What the network and a system make of one call. */
enum Fate {
    /** It takes effect, and the answer comes. */
    FINE,
    /** Too many calls (429): surely no effect. */
    TOO_MANY,
    /** The record is locked for a moment (423): surely no effect. */
    LOCKED,
    /** It never left us: surely no effect. */
    UNREACHABLE,
    /** A 500 or a timeout, and no effect. */
    LOST_BEFORE,
    /** A 500 or a timeout, after it took effect. */
    LOST_AFTER,
    /** A timeout, and the effect comes long after. */
    LATE;

    private static final double[] PERCENT = {0, 6, 2, 3, 5, 7, 3};

    static Fate of(Chance chance) {
        double dice = chance.share() * 100;
        for (var fate : values()) {
            dice -= PERCENT[fate.ordinal()];
            if (dice < 0) {
                return fate;
            }
        }
        return FINE;
    }
}
