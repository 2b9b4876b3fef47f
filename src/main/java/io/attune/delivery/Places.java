package io.attune.delivery;

import io.attune.document.InOrder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * How many deliveries may be under way in this process. A connection gets no more than may call it at once, and none
 * beyond half of all places; at most a quarter is given away at once. So a quarter is left for the others, however
 * slowly one answers. For any thread.
 */
final class Places {

    private final int most;
    private final ToIntFunction<String> atOnce;
    private final Map<String, Integer> taken = new HashMap<>();
    private final Set<String> full = new TreeSet<>();
    private boolean more;

    /** @param atOnce how many deliveries of a connection can make calls at the same time */
    Places(int most, ToIntFunction<String> atOnce) {
        this.most = most;
        this.atOnce = atOnce;
    }

    /**
     * What may be claimed now.
     *
     * @param without the connections that have as many as they get
     */
    record Room(int places, Set<String> without) {}

    synchronized Room room() {
        full.clear();
        taken.forEach((connection, count) -> {
            if (count >= share(connection)) {
                full.add(connection);
            }
        });
        int free = Math.max(0, most - underWay());
        return new Room(Math.min(free, Math.max(1, most / 4)), InOrder.set(full));
    }

    private int share(String connection) {
        return Math.max(1, Math.min(most / 2, atOnce.applyAsInt(connection)));
    }

    /** @param all whether no more are due, but those of connections that were left out */
    synchronized void take(Collection<Claimed> claimed, boolean all) {
        claimed.forEach(one -> taken.merge(one.connection(), 1, Integer::sum));
        more = !all;
    }

    synchronized void free(String connection, int places) {
        taken.computeIfPresent(connection, (name, count) -> count > places ? count - places : null);
    }

    /** Whether more may be due than was claimed. */
    synchronized boolean isMoreDue() {
        return more || !full.isEmpty();
    }

    /** Whether so much is free again that it is worth looking for what was left. */
    synchronized boolean isWorthALook() {
        return more && underWay() < most / 2
                || full.stream().anyMatch(name -> taken.getOrDefault(name, 0) <= share(name) * 3 / 4);
    }

    synchronized int underWay() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
