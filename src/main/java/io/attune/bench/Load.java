package io.attune.bench;

import io.attune.bench.Webhooks.Webhook;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Sends webhooks, all from one event loop. Open: at a fixed rate, whatever the other end does, and an event's time
 * counts from when it should have left. Closed: so many at once, each next one when one is answered.
 */
final class Load {

    private static final int SOCKETS = 256;

    private final Vertx vertx;
    private final Webhooks webhooks;
    private final Tally tally;
    private final URI url;
    private final HttpClient client;
    private long next;

    Load(Vertx vertx, URI url, Webhooks webhooks, Tally tally) {
        this.vertx = vertx;
        this.url = url.resolve("/webhooks/shop");
        this.webhooks = webhooks;
        this.tally = tally;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(SOCKETS).setTcpNoDelay(true));
    }

    /** Returns when all of it was sent and answered. */
    void open(int rate, Duration length) {
        run(done -> new Open(rate, length, done).begin());
    }

    /** Returns when so many were sent or the time is up, and all were answered. */
    void closed(int atOnce, int most, Duration length) {
        run(done -> new Closed(most, System.nanoTime() + length.toNanos(), done).begin(atOnce));
    }

    private void run(Consumer<CompletableFuture<Void>> phase) {
        var done = new CompletableFuture<Void>();
        vertx.runOnContext(ignored -> phase.accept(done));
        done.join();
    }

    private void send(long intended, Runnable answered) {
        var webhook = webhooks.make(next++, Instant.now());
        tally.sent(webhook.number(), intended);
        client.request(options())
                .compose(request -> send(request, webhook))
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(status -> {
                    tally.answered(webhook.number(), intended, status.succeeded() && status.result() / 100 == 2);
                    answered.run();
                });
    }

    private RequestOptions options() {
        return new RequestOptions().setMethod(HttpMethod.POST).setHost(url.getHost()).setPort(url.getPort())
                .setURI(url.getPath()).setTimeout(Duration.ofSeconds(10).toMillis());
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request,
            Webhook webhook) {
        return request.putHeader("Content-Type", "application/json")
                .putHeader("X-Shopify-Topic", webhook.topic())
                .putHeader("X-Shopify-Hmac-Sha256", webhook.signature())
                .putHeader("X-Shopify-Shop-Domain", "demo.myshopify.com")
                .putHeader("X-Shopify-API-Version", "2026-07")
                .putHeader("X-Shopify-Webhook-Id", webhook.deliveryId())
                .putHeader("X-Shopify-Event-Id", webhook.deliveryId())
                .putHeader("X-Shopify-Triggered-At", Instant.now().toString())
                .send(Buffer.buffer(webhook.body()));
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
        private final int most;
        private final long end;
        private final CompletableFuture<Void> done;
        private int sent;
        private int underWay;

        Closed(int most, long end, CompletableFuture<Void> done) {
            this.most = most;
            this.end = end;
            this.done = done;
        }

        void begin(int atOnce) {
            for (int i = 0; i < atOnce; i++) {
                another();
            }
        }

        private void another() {
            if (sent < most && System.nanoTime() < end) {
                sent++;
                underWay++;
                send(System.nanoTime(), this::answered);
            } else if (underWay == 0) {
                done.complete(null);
            }
        }

        private void answered() {
            underWay--;
            another();
        }
    }
}
