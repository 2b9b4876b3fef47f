package io.attune.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Listens in the CRM's place: counts its calls, answers after the time that it was told to take. */
final class Sink implements AutoCloseable {

    /** As the vendor's. */
    private static final int LONGEST_ADDRESS = 16_384;

    private final Vertx vertx;
    private final Duration delay;
    private final MemoryCrm crm;
    private final AtomicLong calls = new AtomicLong();
    private HttpServer server;

    private Sink(Vertx vertx, Duration delay, MemoryCrm crm) {
        this.vertx = vertx;
        this.delay = delay;
        this.crm = crm;
    }

    static Sink listening(Vertx vertx, Plan.Target target, MemoryCrm crm) {
        var sink = new Sink(vertx, target.delay(), crm);
        var options = new HttpServerOptions().setMaxInitialLineLength(LONGEST_ADDRESS);
        sink.server = vertx.createHttpServer(options).requestHandler(sink::take)
                .listen(target.port(), "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        return sink;
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Without those for tokens. */
    long calls() {
        return calls.get();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            boolean isToken = request.path().endsWith("/oauth2/token");
            var answer = isToken ? MemoryCrm.token(url() + "/crm")
                    : crm.answer(request.method().name(), request.uri(), body.getBytes());
            calls.addAndGet(isToken ? 0 : 1);
            if (delay.isZero()) {
                send(request.response(), answer);
            } else {
                vertx.setTimer(delay.toMillis(), late -> send(request.response(), answer));
            }
        });
    }

    private static void send(HttpServerResponse response, MemoryCrm.Answer answer) {
        response.setStatusCode(answer.status()).putHeader("Content-Type", "application/json");
        if (answer.body().isEmpty()) {
            response.end();
        } else {
            response.end(answer.body());
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
