package io.attune.scenario;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Stands between two programs and passes on what they send, until it is told to cut: then each connection is cut after so
 * many bytes, in the middle of whatever is being said, and what was on its way is lost.
 */
final class Cutter implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int to;
    private final NetServer server;
    private final SplittableRandom random;
    private volatile Optional<Span> span = Optional.empty();
    private volatile int cuts;

    private record Span(int least, int most) {}

    private Cutter(int to, long seed) {
        this.to = to;
        this.random = new SplittableRandom(seed);
        server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true)).connectHandler(this::join)
                .listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    static Cutter before(int port, long seed) {
        return new Cutter(port, seed);
    }

    int port() {
        return server.actualPort();
    }

    /** From now on, also those that are open. */
    void cutAfter(int least, int most) {
        span = Optional.of(new Span(least, most));
    }

    void leave() {
        span = Optional.empty();
    }

    int cuts() {
        return cuts;
    }

    private void join(NetSocket near) {
        near.pause();
        vertx.createNetClient().connect(to, "127.0.0.1")
                .onSuccess(far -> new Pair(near, far).begin())
                .onFailure(failure -> near.close());
    }

    private final class Pair {

        private final NetSocket near;
        private final NetSocket far;
        private Optional<Span> drawnFor = Optional.empty();
        private int left;

        Pair(NetSocket near, NetSocket far) {
            this.near = near;
            this.far = far;
        }

        void begin() {
            near.handler(bytes -> pass(bytes, far));
            far.handler(bytes -> pass(bytes, near));
            near.closeHandler(closed -> far.close());
            far.closeHandler(closed -> near.close());
            near.exceptionHandler(failure -> far.close());
            far.exceptionHandler(failure -> near.close());
            near.resume();
        }

        /** Both directions run on the server's event loop. */
        private void pass(Buffer bytes, NetSocket on) {
            if (span.isEmpty()) {
                on.write(bytes);
                return;
            }
            if (!drawnFor.equals(span)) {
                drawnFor = span;
                left = random.nextInt(span.get().least(), span.get().most());
            }
            left -= bytes.length();
            if (left < 0) {
                cuts++;
                near.close();
                far.close();
            } else {
                on.write(bytes);
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
