package io.attune.console;

import io.attune.review.ConnectionView;
import io.attune.review.EventView;
import io.attune.review.FaultView;
import io.attune.review.MappingView;
import io.attune.review.WaitingView;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What there is to know at a glance. */
record OverviewPage(List<Tile> tiles, List<ConnectionLine> connections, List<MappingView> mappings,
        List<FaultView> faults, List<EventView> events) {

    /**
     * @param age of the oldest, in words; empty where there is none
     * @param bad it waits for a person, and something does
     */
    record Tile(String label, long count, Optional<String> age, String address, boolean bad) {}

    record ConnectionLine(ConnectionView connection, List<Tile> tiles) {}

    /** What is counted: its label, the states it sums, where its list is, whether it waits for a person. */
    private record Count(String label, Set<String> states, String address, boolean person) {

        Tile of(List<WaitingView> waiting, String more, Instant now) {
            var mine = waiting.stream().filter(one -> states.contains(one.state())).toList();
            long sum = mine.stream().mapToLong(WaitingView::count).sum();
            var oldest = mine.stream().map(WaitingView::oldest).min(Comparator.naturalOrder());
            return new Tile(label, sum, oldest.map(since -> age(since, now)), address + more, person && sum > 0);
        }
    }

    private static final List<Count> COUNTS = List.of(
            new Count("Events to handle", Set.of("stored"), "/console/events?state=stored", false),
            new Count("Unreadable", Set.of("unreadable"), "/console/events?state=unreadable", true),
            new Count("Failed", Set.of("failed"), "/console/events?state=failed", true),
            new Count("To deliver", Set.of("due", "waiting"), "/console/deliveries?state=", false),
            new Count("Held", Set.of("held"), "/console/deliveries?state=held", true),
            new Count("Dead letters", Set.of("dead"), "/console/dead-letters?words=", true));

    static List<Tile> tiles(List<WaitingView> waiting, Instant now) {
        return COUNTS.stream().map(count -> count.of(waiting, "", now)).toList();
    }

    static ConnectionLine line(ConnectionView connection, List<WaitingView> waiting, Instant now) {
        var mine = waiting.stream().filter(one -> one.connection().equals(connection.name())).toList();
        return new ConnectionLine(connection, COUNTS.stream()
                .map(count -> count.of(mine, "&connection=" + connection.name(), now))
                .toList());
    }

    /** In the largest unit that says enough: 45 s, 12 min, 3 h, 2 d. */
    static String age(Instant since, Instant now) {
        long seconds = Math.max(0, Duration.between(since, now).toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 7_200) {
            return seconds / 60 + " min";
        }
        return seconds < 172_800 ? seconds / 3_600 + " h" : seconds / 86_400 + " d";
    }
}
