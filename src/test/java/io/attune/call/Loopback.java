package io.attune.call;

import io.attune.connector.Call;
import io.attune.egress.Egress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Servers on this machine, each on a port of its own. */
final class Loopback implements AutoCloseable {

    final Vertx vertx = Vertx.vertx();

    /** A proper HTTP server. */
    int serve(Handler<HttpServerRequest> handler) {
        return serve(new HttpServerOptions(), handler);
    }

    int serve(HttpServerOptions options, Handler<HttpServerRequest> handler) {
        var server = vertx.getDelegate().createHttpServer(options).requestHandler(handler);
        return await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()).actualPort();
    }

    /** A server that does with each socket, once the request's head is there, whatever it likes. */
    int serveRaw(Handler<NetSocket> onRequest) {
        var server = vertx.getDelegate().createNetServer().connectHandler(socket -> {
            var head = Buffer.buffer();
            socket.handler(bytes -> {
                head.appendBuffer(bytes);
                if (head.toString().contains("\r\n\r\n")) {
                    socket.handler(more -> {});
                    onRequest.handle(socket);
                }
            });
        });
        return await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()).actualPort();
    }

    /** A port that nobody listens on: it was ours a moment ago. */
    int closedPort() {
        var server = vertx.getDelegate().createNetServer().connectHandler(socket -> {});
        int port = await(server.listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture()).actualPort();
        await(server.close().toCompletionStage().toCompletableFuture());
        return port;
    }

    /** Calls the server on this port as {@code crm.example}, through a door for it. */
    Reply send(int port, Call call) {
        return transport(port).send(PlainConnector.connection("crm"), call).await().atMost(SmallSystem.LIMIT);
    }

    Transport transport(int port) {
        var egress = Egress.reading(List.of("http://crm.example:" + port));
        Resolver resolver = host -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));
        return new Transport(vertx, egress, resolver, new HttpClientOptions());
    }

    static Call get(int port) {
        return PlainConnector.call("read", "http://crm.example:" + port + "/");
    }

    static Call post(int port) {
        return PlainConnector.call("create", "POST", "http://crm.example:" + port + "/", Optional.of(new byte[] {1}));
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.orTimeout(10, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        vertx.close().await().atMost(Duration.ofSeconds(10));
    }
}
