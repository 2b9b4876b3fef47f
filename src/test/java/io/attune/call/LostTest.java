package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.call.Reply.Lost;
import io.attune.connector.Call;
import io.attune.connector.Request;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A byte has left, and no whole answer comes: whether it was done is unknown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostTest {

    /** Long enough for a busy machine to connect within it. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    private Loopback loopback;

    @BeforeAll
    void start() {
        loopback = new Loopback();
    }

    @AfterAll
    void stop() {
        loopback.close();
    }

    @Test
    void losesWhatIsPackedTwice() {
        assertEquals("the answer is packed in a way that was not asked for",
                lost(request -> request.response().putHeader("content-encoding", "gzip, gzip").end("x")));
    }

    @Test
    void losesBrokenGzip() {
        assertEquals("the answer's gzip is broken",
                lost(request -> request.response().putHeader("content-encoding", "gzip").end("not gzip at all")));
    }

    @Test
    void losesABomb() throws IOException {
        byte[] bomb = AnswerBodyTest.gzip(new byte[100 << 20]);

        assertEquals("the answer unpacks to more than 100 times its size",
                lost(request -> request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(bomb))));
    }

    @Test
    void losesAnAnswerWithoutEnd() {
        assertEquals("the answer is longer than 16 MiB", lost(LostTest::pour));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", // closed without a word
        "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nten bytes.", // closed before its length
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n", // closed before the last chunk
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n",
        "no HTTP at all\r\n\r\n"
    })
    void losesWhatBreaksOff(String bytes) {
        int port = loopback.serveRaw(socket -> socket.end(Buffer.buffer(bytes)));

        assertInstanceOf(Lost.class, loopback.send(port, Loopback.post(port)));
    }

    @Test
    void losesWhatIsNotAnsweredInTime() {
        int port = loopback.serveRaw(socket -> {});

        assertEquals(new Lost("no whole answer from http://crm.example:" + port + " in time"),
                loopback.send(port, bound(Loopback.get(port), SHORT)));
    }

    /** Byte after byte for ever: no bound between two bytes would end this. */
    @Test
    void losesWhatDrips() {
        int port = loopback.serveRaw(this::drip);

        assertEquals(new Lost("no whole answer from http://crm.example:" + port + " in time"),
                loopback.send(port, bound(Loopback.get(port), SHORT)));
    }

    @Test
    void takesTheConnectionDownWhenNobodyWaits() {
        var closed = new CompletableFuture<Void>();
        var begun = new CompletableFuture<Void>();
        int port = loopback.serveRaw(socket -> {
            socket.closeHandler(closed::complete);
            begun.complete(null);
        });

        var waiting = loopback.transport(port).send(PlainConnector.connection("crm"), Loopback.get(port))
                .subscribe().with(reply -> {});
        begun.orTimeout(10, TimeUnit.SECONDS).join();
        waiting.cancel();

        closed.orTimeout(10, TimeUnit.SECONDS).join();
    }

    private void drip(NetSocket socket) {
        socket.write("HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n");
        long timer = loopback.vertx.getDelegate().setPeriodic(20, id -> socket.write("x"));
        socket.closeHandler(nothing -> loopback.vertx.getDelegate().cancelTimer(timer));
    }

    private static void pour(HttpServerRequest request) {
        var response = request.response().setChunked(true);
        var piece = Buffer.buffer(new byte[1 << 16]);
        response.drainHandler(nothing -> fill(response, piece));
        fill(response, piece);
    }

    private static void fill(HttpServerResponse response, Buffer piece) {
        while (!response.closed() && !response.writeQueueFull()) {
            response.write(piece);
        }
    }

    private String lost(Handler<HttpServerRequest> server) {
        int port = loopback.serve(server);
        return assertInstanceOf(Lost.class, loopback.send(port, Loopback.get(port))).words();
    }

    private static Call bound(Call call, Duration timeout) {
        return call.with(new Request(call.method(), call.url(), call.headers(), call.body(), timeout));
    }
}
