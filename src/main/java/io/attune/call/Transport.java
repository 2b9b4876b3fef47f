package io.attune.call;

import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.egress.Destination;
import io.attune.egress.Egress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Makes a call over HTTP/1.1, where {@link Egress} lets it go. The name is resolved for every call and every answer is
 * filtered; what is dialled is an address that passed, so a name that changes its mind between the check and the call
 * changes nothing. Follows no redirect, and uses no proxy: Vert.x reads none from the environment.
 */
final class Transport {

    /** Longest time for a call, whatever its connector file asks for. */
    static final Duration MAX_BOUND = Duration.ofSeconds(30);

    private static final Duration RESOLVE_BOUND = Duration.ofSeconds(10);
    private static final int CONNECT_BOUND_MILLIS = 10_000;
    private static final int MAX_HEADER_BYTES = 32 << 10;
    /** Shorter than most systems' own: a connection that closes as it is used makes a call unknown. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private final Vertx vertx;
    private final Egress egress;
    private final Resolver resolver;
    private final HttpClientOptions options;
    private final Map<String, HttpClient> pools = new ConcurrentHashMap<>();

    /** @param options what is trusted beyond the Java trust store; everything else is set here */
    Transport(Vertx vertx, Egress egress, Resolver resolver, HttpClientOptions options) {
        this.vertx = vertx;
        this.egress = egress;
        this.resolver = resolver;
        this.options = new HttpClientOptions(options)
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(true)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setPipelining(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setConnectTimeout(CONNECT_BOUND_MILLIS)
                .setVerifyHost(true);
    }

    /** Never fails. */
    Uni<Reply> send(Connection connection, Call call) {
        return Destination.of(call.url())
                .map(to -> send(connection, call, to))
                .orElseGet(() -> reply(Reply.NotSent.invalid("the address of the call is not an http address")));
    }

    private Uni<Reply> send(Connection connection, Call call, Destination to) {
        return egress.refusal(to)
                .map(words -> reply(Reply.NotSent.unreachable(words)))
                .orElseGet(() -> resolve(connection, call, to));
    }

    private Uni<Reply> resolve(Connection connection, Call call, Destination to) {
        var bound = call.timeout().compareTo(MAX_BOUND) < 0 ? call.timeout() : MAX_BOUND;
        long start = System.nanoTime();
        return resolver.resolve(to.host())
                .ifNoItem().after(RESOLVE_BOUND).fail()
                .onItemOrFailure().transformToUni((answers, e) -> e == null
                        ? dial(connection, call, to, new Answers(answers, bound.minusNanos(System.nanoTime() - start)))
                        : reply(Reply.NotSent.unreachable("no address of " + to.host() + " is known")));
    }

    private Uni<Reply> dial(Connection connection, Call call, Destination to, Answers answers) {
        var dialable = egress.filter(to, answers.addresses());
        if (dialable.addresses().isEmpty()) {
            var words = to.host() + " may not be called: " + String.join(", ", dialable.refused());
            return reply(Reply.NotSent.unreachable(words));
        }
        try {
            var parcel = Parcel.of(call, to, dialable.addresses(), answers.left());
            return Exchange.of(vertx.getDelegate(), pool(connection), parcel);
        } catch (IllegalArgumentException e) {
            return reply(Reply.NotSent.invalid("the method, the address or a header holds what HTTP does not allow"));
        }
    }

    /** As many sockets as calls may be under way, and one for getting a token. */
    private HttpClient pool(Connection connection) {
        int size = connection.connector().limits().concurrency() + 1;
        return pools.computeIfAbsent(connection.name(),
                name -> ofNobody(() -> vertx.getDelegate().createHttpClient(new HttpClientOptions(options).setMaxPoolSize(size))));
    }

    /**
     * Vert.x closes a client with the verticle on whose context it was made. A first call often comes on that of the HTTP
     * server, which stops before the calls under way have ended; so the client is made on a thread without a context.
     */
    private static HttpClient ofNobody(Supplier<HttpClient> client) {
        return CompletableFuture.supplyAsync(client, task -> new Thread(task, "http-client").start()).join();
    }

    private static Uni<Reply> reply(Reply reply) {
        return Uni.createFrom().item(reply);
    }

    /** @param left of the time for the whole call */
    private record Answers(List<InetAddress> addresses, Duration left) {}
}
