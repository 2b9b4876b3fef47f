package io.attune.event;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many events of one connection may wait, so that a sender who runs wild fills its own room and no other's. Between
 * two counts in the table it counts what it let in, which is never too few: it looks again when that leaves no room, or
 * when other processes may have let in much.
 */
@ApplicationScoped
class Quota {

    private static final String COUNT = """
            select count(*) as waiting from (
                select from event where state = 'stored' and connection = $1 limit $2) stored""";
    private static final Duration FULL_FOR = Duration.ofSeconds(1);
    private static final Duration ROOM_FOR = Duration.ofSeconds(10);

    private final Pool pool;
    private final Clock clock;
    private final int most;
    private final Map<String, Room> rooms = new ConcurrentHashMap<>();

    Quota(Pool pool, Clock clock, @ConfigProperty(name = "attune.event.quota", defaultValue = "100000") int most) {
        this.pool = pool;
        this.clock = clock;
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Whether one more event of this connection may wait; it is counted as one that does. */
    Uni<Boolean> admits(String connection) {
        return rooms.computeIfAbsent(connection, Room::new).admits();
    }

    private Uni<Integer> count(String connection) {
        return pool.preparedQuery(COUNT).execute(Tuple.of(connection, most))
                .map(rows -> rows.iterator().next().getInteger("waiting"));
    }

    /** The room of one connection, and the count of it that is under way. */
    private final class Room {

        private final String connection;
        private int waiting;
        private Instant countedAt = Instant.MIN;
        private Optional<Uni<Integer>> underWay = Optional.empty();

        Room(String connection) {
            this.connection = connection;
        }

        synchronized Uni<Boolean> admits() {
            var known = countedAt.plus(waiting < most ? ROOM_FOR : FULL_FOR);
            return clock.instant().isBefore(known) ? Uni.createFrom().item(take()) : counted().map(count -> take());
        }

        private Uni<Integer> counted() {
            if (underWay.isEmpty()) {
                underWay = Optional.of(count(connection)
                        .invoke(this::learn)
                        .onTermination().invoke(this::forget)
                        .memoize().indefinitely());
            }
            return underWay.get();
        }

        private synchronized void learn(int count) {
            waiting = count;
            countedAt = clock.instant();
        }

        private synchronized void forget() {
            underWay = Optional.empty();
        }

        private synchronized boolean take() {
            boolean room = waiting < most;
            waiting += room ? 1 : 0;
            return room;
        }
    }
}
