package io.attune.call;

import io.attune.connection.Connection;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** One line to each connection, made when it is first called. */
final class Lines {

    private final Parts parts;
    private final Map<String, Line> lines = new ConcurrentHashMap<>();

    Lines(Parts parts) {
        this.parts = parts;
    }

    Line of(Connection connection) {
        return lines.computeIfAbsent(connection.name(), name ->
                new Line(connection,
                        new Budget(name, connection.connector().limits(), parts.nanos(), parts.processes()), parts));
    }

    boolean isLeftAlone(String connection) {
        var line = lines.get(connection);
        return line != null && line.isLeftAlone();
    }

    void heed(List<Standstill> others) {
        lines.forEach((name, line) ->
                line.heed(others.stream().filter(one -> one.connection().equals(name)).toList()));
    }

    /**
     * What all lines share.
     *
     * @param nanos  monotonic time, for budgets: a clock that is set must not lengthen a pause
     * @param closed told when a breaker closes, on the thread that heard the good answer
     * @param processes how many share a connection's limits
     * @param breakerWait how long a breaker stays open the first time
     */
    record Parts(Transport transport, CallLog log, Clock clock, LongSupplier nanos, Consumer<BreakerClosed> closed,
            Board board, IntSupplier processes, Duration breakerWait) {

        Breaker breaker(String connection, String kind) {
            var breaker = new Breaker(connection + " " + kind, clock, breakerWait,
                    (one, state) -> changed(connection, kind, one, state));
            log.watch(connection, kind, breaker);
            return breaker;
        }

        /** What it was told by others, it tells nobody. */
        private void changed(String connection, String kind, Breaker breaker, State state) {
            log.changed(connection, kind, state);
            if (state == State.OPEN && !breaker.isHeld()) {
                board.put(new Standstill(connection, kind, breaker.left()));
            }
            if (state == State.CLOSED) {
                board.remove(connection, kind);
                closed.accept(new BreakerClosed(connection, kind));
            }
        }
    }
}
