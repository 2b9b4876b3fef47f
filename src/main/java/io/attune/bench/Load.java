package io.attune.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends webhooks, all from one event loop. Open: at a fixed rate, whatever the other end does, and an event's time
 * counts from when it should have left. Closed: so many at once, each next one when one is answered.
 */
final class Load {

    private final Vertx vertx;
    private final Context loop;
    private final Webhooks webhooks;
    private final Tally tally;
    private final CompletableFuture<Wire> wire = new CompletableFuture<>();

    Load(Vertx vertx, URI webhooksOfShop, Webhooks webhooks, Tally tally) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.webhooks = webhooks;
        this.tally = tally;
        loop.runOnContext(ignored ->
                wire.complete(new Wire(vertx, webhooksOfShop.getHost(), webhooksOfShop.getPort())));
    }

    /** Makes what is sent next: at most this many. */
    void prepare(long count) {
        webhooks.prepare(count, Instant.now());
    }

    /** Returns when all of it was sent and answered. */
    void open(int rate, Duration length) {
        run(done -> new Open(rate, length, done).begin());
    }

    /** Returns when so many were sent or the time is up, and all were answered. */
    void closed(int atOnce, long most, Duration length) {
        closed(atOnce, most, length, () -> true);
    }

    /** Sends nothing while more than so many are on the way; returns when the time is up, and all were answered. */
    void held(int atOnce, int onTheWay, Duration length) {
        closed(atOnce, Long.MAX_VALUE, length, () -> tally.onTheWay() < onTheWay);
    }

    private void closed(int atOnce, long most, Duration length, BooleanSupplier goesOn) {
        run(done -> new Closed(atOnce, most, System.nanoTime() + length.toNanos(), goesOn, done).begin());
    }

    private void run(Consumer<CompletableFuture<Void>> phase) {
        var done = new CompletableFuture<Void>();
        wire.join();
        loop.runOnContext(ignored -> phase.accept(done));
        done.join();
    }

    private void send(long intended, Runnable answered) {
        var webhook = webhooks.next(Instant.now());
        tally.sent(webhook.number(), intended);
        wire.join().send(webhook.request(), status -> {
            tally.answered(webhook.number(), intended, status / 100 == 2);
            answered.run();
        });
    }

    private final class Open {
        private final int rate;
        private final long all;
        private final CompletableFuture<Void> done;
        private final long begin = System.nanoTime();
        private long sent;
        private long answered;

        Open(int rate, Duration length, CompletableFuture<Void> done) {
            this.rate = rate;
            this.all = Math.max(1, rate * length.toMillis() / 1_000);
            this.done = done;
        }

        void begin() {
            vertx.setPeriodic(1, this::tick);
        }

        private void tick(long timer) {
            for (long at = due(sent); sent < all && at <= System.nanoTime(); at = due(sent)) {
                sent++;
                send(at, this::answered);
            }
            if (sent == all) {
                vertx.cancelTimer(timer);
            }
        }

        private long due(long nth) {
            return begin + nth * 1_000_000_000L / rate;
        }

        private void answered() {
            if (++answered == all) {
                done.complete(null);
            }
        }
    }

    private final class Closed {
        private final int atOnce;
        private final long most;
        private final long end;
        private final BooleanSupplier goesOn;
        private final CompletableFuture<Void> done;
        private long sent;
        private int underWay;

        Closed(int atOnce, long most, long end, BooleanSupplier goesOn, CompletableFuture<Void> done) {
            this.atOnce = atOnce;
            this.most = most;
            this.end = end;
            this.goesOn = goesOn;
            this.done = done;
        }

        void begin() {
            vertx.setPeriodic(1, this::tick);
        }

        /** What was held back goes on by itself. */
        private void tick(long timer) {
            boolean over = sent >= most || System.nanoTime() >= end;
            while (!over && underWay < atOnce && goesOn.getAsBoolean()) {
                another();
                over = sent >= most;
            }
            if (over && underWay == 0) {
                vertx.cancelTimer(timer);
                done.complete(null);
            }
        }

        private void another() {
            sent++;
            underWay++;
            send(System.nanoTime(), this::answered);
        }

        private void answered() {
            underWay--;
            if (sent < most && System.nanoTime() < end && goesOn.getAsBoolean()) {
                another();
            }
        }
    }
}
