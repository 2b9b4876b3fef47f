package io.attune.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * What is due for one place that takes batches. Whoever comes while few are under way sets out at once, and what comes
 * while many are gathers until they are fewer. Those that set out at the same moment do so together, even if they are two.
 * So nobody waits for a timer, calls are spared where there is more than one, and time where there is none. For any
 * thread.
 */
final class Gathering {

    /** While so many are under way the others gather. */
    static final int FEW = 10;
    /** So many wait for nobody. */
    private static final int MANY = 100;

    private final List<Claimed> waiting = new ArrayList<>();
    private int underWay;
    private boolean isPartOfMore;

    /**
     * What sets out now.
     *
     * @param together whether it does so as a group
     * @param more     whether more may be due than it is
     */
    record Departure(List<Claimed> claimed, boolean together, boolean more) {}

    /** @param more whether more may be due than they are */
    synchronized Departure come(List<Claimed> claimed, boolean more) {
        waiting.addAll(claimed);
        isPartOfMore |= more;
        return next();
    }

    /** Whether so many more would set out at once. */
    synchronized boolean isCalm(int more) {
        return waiting.isEmpty() && underWay + more < FEW;
    }

    /** They are under way too, as part of a group. */
    synchronized void join(int others) {
        underWay += others;
    }

    /** One that was under way has come to its end. */
    synchronized Departure end() {
        underWay--;
        return next();
    }

    private Departure next() {
        boolean wait = underWay >= FEW && waiting.size() < MANY;
        var departing = wait ? List.<Claimed>of() : List.copyOf(waiting);
        var departure = new Departure(departing, departing.size() > 1, isPartOfMore);
        if (!wait) {
            waiting.clear();
            isPartOfMore = false;
            underWay += departing.size();
        }
        return departure;
    }
}
