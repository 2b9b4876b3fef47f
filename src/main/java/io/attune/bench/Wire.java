package io.attune.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * Sends HTTP requests that are ready to be sent, over connections that it keeps, and does no more than that takes: what
 * the load uses of a processor, Attune cannot have. For one event loop.
 */
final class Wire {

    /** The status of what was not answered. */
    static final int NONE = 0;

    private static final int MOST_LINES = 2_048;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final NetClient client;
    private final int port;
    private final String host;
    private final Deque<Line> idle = new ArrayDeque<>();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final Set<Line> busy = new HashSet<>();
    private int lines;

    Wire(Vertx vertx, String host, int port) {
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.host = host;
        this.port = port;
        vertx.setPeriodic(1_000, ignored -> giveUp());
    }

    private record Asked(Buffer request, IntConsumer answered) {}

    /** @param answered told the status, or {@link #NONE} */
    void send(Buffer request, IntConsumer answered) {
        var asked = new Asked(request, answered);
        if (!idle.isEmpty()) {
            idle.pollLast().ask(asked);
        } else if (lines < MOST_LINES) {
            lines++;
            connect(asked);
        } else {
            waiting.addLast(asked);
        }
    }

    private void connect(Asked asked) {
        client.connect(port, host).onComplete(socket -> {
            if (socket.succeeded()) {
                new Line(socket.result()).ask(asked);
            } else {
                lines--;
                asked.answered.accept(NONE);
            }
        });
    }

    private void giveUp() {
        long before = System.nanoTime() - PATIENCE.toNanos();
        busy.stream().filter(line -> line.since < before).toList().forEach(line -> line.socket.close());
    }

    /** One connection, with at most one request under way. */
    private final class Line {
        private final NetSocket socket;
        private final Answers answers = new Answers();
        private Asked asked;
        private long since;

        Line(NetSocket socket) {
            this.socket = socket;
            socket.handler(more -> answers.add(more).ifPresent(this::answered));
            socket.closeHandler(ignored -> closed());
        }

        void ask(Asked next) {
            asked = next;
            since = System.nanoTime();
            busy.add(this);
            socket.write(next.request);
        }

        private void answered(int status) {
            var done = asked;
            busy.remove(this);
            if (waiting.isEmpty()) {
                idle.addLast(this);
            } else {
                ask(waiting.pollFirst());
            }
            done.answered.accept(status);
        }

        private void closed() {
            lines--;
            idle.remove(this);
            if (busy.remove(this)) {
                asked.answered.accept(NONE);
            }
        }
    }
}
