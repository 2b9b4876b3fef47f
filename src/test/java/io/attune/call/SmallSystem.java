package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.egress.Egress;
import io.attune.process.Replicas;
import io.attune.runtime.MovedClock;
import io.attune.token.RefreshTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A system on this machine and a caller for it. {@code /token} grants {@link #good}, {@code /status} answers {@link
 * #status}, {@code /denied} 401, {@code /busy} 429, {@code /full} asks for 9 s in its own way, {@code /session} hides
 * its refusal in a 200; the rest wants the good token.
 */
final class SmallSystem implements AutoCloseable {

    static final Duration LIMIT = Duration.ofSeconds(20);

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T08:00:00Z"));
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final List<BreakerClosed> closed = new CopyOnWriteArrayList<>();
    final RememberedTokens tokens = new RememberedTokens(true);
    final AtomicInteger granted = new AtomicInteger();
    /** What was sent to the token endpoint. */
    final List<String> refreshes = new CopyOnWriteArrayList<>();
    final Loopback loopback = new Loopback();
    volatile String good = "t1";
    volatile int status = 200;
    private final int port = loopback.serve(this::serve);
    private final Board board;
    final Caller caller;

    SmallSystem() {
        this(new RememberedBoard());
    }

    SmallSystem(Board board) {
        this.board = board;
        this.caller = caller(tokens);
    }

    private void serve(HttpServerRequest request) {
        switch (request.path()) {
            case "/token" -> request.body().onSuccess(body -> token(request, body.toString()));
            case "/session" -> request.response().end(isSigned(request) ? "" : "INVALID_SESSION_ID");
            case "/status" -> request.response().setStatusCode(status).end();
            case "/denied" -> request.response().setStatusCode(401).end();
            case "/busy" -> request.response().setStatusCode(429).putHeader("retry-after", "7").end();
            case "/full" -> request.response().putHeader("x-pause", "9").end();
            default -> request.response().setStatusCode(isSigned(request) ? 200 : 401).end();
        }
    }

    private boolean isSigned(HttpServerRequest request) {
        return ("Bearer " + good).equals(request.getHeader("authorization"));
    }

    /** {@code spent} is refused; {@code raced} too, since another process has used it and stored what it got. */
    private void token(HttpServerRequest request, String refresh) {
        refreshes.add(refresh);
        if (refresh.equals("raced")) {
            tokens.kept.add("theirs");
        }
        if (status != 200) {
            request.response().setStatusCode(status).end();
        } else if (refresh.equals("spent") || refresh.equals("raced")) {
            request.response().setStatusCode(400).end();
        } else {
            request.response().putHeader("x-expires-in", "3600").end(good + " r" + granted.incrementAndGet());
        }
    }

    Connection open(String name) {
        return PlainConnector.connection(name);
    }

    /** One that signs in with OAuth. */
    Connection oauth(boolean rotates) {
        var auth = new PlainConnector.PlainAuth(Optional.of(new PlainOAuth(url("/token"), rotates)));
        return PlainConnector.connection("crm", PlainConnector.WIDE, auth);
    }

    Caller caller(RefreshTokens kept) {
        var egress = Egress.reading(List.of("http://crm.example:" + port));
        Resolver resolver = host -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));
        var transport = new Transport(loopback.vertx, egress, resolver, new HttpClientOptions());
        return new Caller(new Surroundings(loopback.vertx, clock, metrics, kept, board, new Replicas()), closed::add,
                new Caller.Means(transport, () -> clock.millis() * 1_000_000, Duration.ofSeconds(30)));
    }

    Call read(String path) {
        return PlainConnector.call("read", url(path));
    }

    Call create(String path) {
        return PlainConnector.call("create", url(path));
    }

    Reply call(Connection connection, String path) {
        return call(connection, read(path));
    }

    Reply call(Connection connection, Call call) {
        return caller.call(connection, call).await().atMost(LIMIT);
    }

    private String url(String path) {
        return "http://crm.example:" + port + path;
    }

    @Override
    public void close() {
        loopback.close();
    }
}
