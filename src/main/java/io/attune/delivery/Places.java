package io.attune.delivery;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many deliveries may be under way in this process. A connection gets no more than may call it at once, and none
 * beyond half of all places; at most a quarter is given away at once. So a quarter is left for the others, however
 * slowly one answers. What is live goes first, and finds a quarter of a connection's places free of what came by the
 * thousand; that comes first in every eighth claim, so that it goes on beside any number of live ones. Of a connection
 * that is left alone for a while, whatever is due to it, a few are claimed a second: the others would only be put off,
 * all of them, one after the other and again. For any thread.
 */
final class Places {

    private static final int TURNS = 8;
    /** Enough to see that it is back, and for the kinds of calls that it still answers. */
    private static final int LEFT_ALONE = 40;

    private final int most;
    private final ToIntFunction<String> atOnce;
    private final Predicate<String> leftAlone;
    private final Set<String> looked = new HashSet<>();
    private final Map<Kind, Integer> taken = new HashMap<>();
    private final Set<Kind> waiting = new HashSet<>();
    private List<Part> parts = List.of();
    private boolean more;
    private int turn;

    /**
     * @param atOnce    how many deliveries of a connection can make calls at the same time
     * @param leftAlone whether a connection is not called for a while
     */
    Places(int most, ToIntFunction<String> atOnce, Predicate<String> leftAlone) {
        this.most = most;
        this.atOnce = atOnce;
        this.leftAlone = leftAlone;
    }

    /** A second went by. */
    synchronized void tick() {
        looked.clear();
    }

    private record Kind(String connection, boolean bulk) {}

    /**
     * What may be claimed now.
     *
     * @param parts     how many of each connection, those first that have the least
     * @param bulkFirst whether it is the turn of those that nobody waits for
     */
    record Room(int places, List<Part> parts, boolean bulkFirst) {}

    /** @param bulk how many of them may be of those that nobody waits for */
    record Part(String connection, int places, int bulk) {}

    /** @param connections to which something may be due */
    synchronized Room room(Collection<String> connections) {
        parts = Stream.concat(connections.stream(), taken.keySet().stream().map(Kind::connection)).distinct()
                .sorted(Comparator.<String>comparingInt(this::taken).thenComparing(Comparator.naturalOrder()))
                .map(this::part).toList();
        int places = Math.min(Math.max(0, most - underWay()), quarter());
        turn = places == 0 ? turn : (turn + 1) % TURNS;
        return new Room(places, parts, turn == 0);
    }

    private Part part(String connection) {
        int free = Math.min(inThisSecond(connection),
                Math.max(0, Math.min(share(connection) - taken(connection), quarter())));
        int bulk = bulkShare(connection) - taken(new Kind(connection, true));
        return new Part(connection, free, Math.max(0, Math.min(free, bulk)));
    }

    private int inThisSecond(String connection) {
        return !leftAlone.test(connection) ? most : looked.contains(connection) ? 0 : LEFT_ALONE;
    }

    private int quarter() {
        return Math.max(1, most / 4);
    }

    private int share(String connection) {
        return Math.max(1, Math.min(most / 2, atOnce.applyAsInt(connection)));
    }

    private int bulkShare(String connection) {
        return Math.max(1, share(connection) - share(connection) / 4);
    }

    private int taken(String connection) {
        return taken(new Kind(connection, false)) + taken(new Kind(connection, true));
    }

    private int taken(Kind kind) {
        return taken.getOrDefault(kind, 0);
    }

    /** @param all whether there was room for more than were claimed */
    synchronized void take(Collection<Claimed> claimed, boolean all) {
        var counts = claimed.stream().map(Places::kind)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(one -> 1)));
        counts.forEach((kind, count) -> taken.merge(kind, count, Integer::sum));
        more = !all;
        waiting.clear();
        var alone = parts.stream().filter(part -> leftAlone.test(part.connection())).toList();
        alone.stream().filter(part -> part.places() > 0 && (all || taken(counts, part) > 0))
                .forEach(part -> looked.add(part.connection()));
        parts.stream().filter(part -> !alone.contains(part)).forEach(part -> {
            var live = new Kind(part.connection(), false);
            var bulk = new Kind(part.connection(), true);
            int ofBulk = counts.getOrDefault(bulk, 0);
            boolean isFull = taken(counts, part) >= part.places();
            Stream.of(live, bulk).filter(kind -> isFull || kind.bulk() && ofBulk >= part.bulk())
                    .forEach(waiting::add);
        });
    }

    private static int taken(Map<Kind, Integer> counts, Part part) {
        return counts.getOrDefault(new Kind(part.connection(), false), 0)
                + counts.getOrDefault(new Kind(part.connection(), true), 0);
    }

    private static Kind kind(Claimed one) {
        return new Kind(one.connection(), one.bulk());
    }

    /** Takes a place for one that was not claimed. Where something older may be due, that goes first. */
    synchronized boolean takeNext(Claimed one) {
        boolean isFree = !isMoreDue() && underWay() < most && taken(one.connection()) < share(one.connection())
                && !leftAlone.test(one.connection());
        if (isFree) {
            taken.merge(kind(one), 1, Integer::sum);
        }
        return isFree;
    }

    synchronized void free(Claimed like, int places) {
        taken.computeIfPresent(kind(like), (kind, count) -> count > places ? count - places : null);
    }

    /** Whether more may be due than was claimed. */
    synchronized boolean isMoreDue() {
        return more || !waiting.isEmpty();
    }

    /** Whether so much is free again that it is worth looking for what was left. */
    synchronized boolean isWorthALook() {
        return underWay() < most && (more && underWay() < most / 2 || waiting.stream().anyMatch(this::hasRoom));
    }

    private boolean hasRoom(Kind kind) {
        return taken(kind.connection()) <= share(kind.connection()) * 3 / 4
                && (!kind.bulk() || taken(kind) <= bulkShare(kind.connection()) * 3 / 4);
    }

    synchronized int underWay() {
        return taken.values().stream().mapToInt(Integer::intValue).sum();
    }
}
