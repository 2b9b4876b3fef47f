package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.Lost;
import io.attune.call.Reply.NotSent;
import io.attune.connector.Call;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Request;
import io.attune.egress.Egress;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransportTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

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
    void carriesTheWholeRequestAndTheWholeAnswer() {
        var seen = new CompletableFuture<String>();
        int port = loopback.serve(request -> request.body().onSuccess(body -> {
            seen.complete(request.method() + " " + request.uri() + " " + request.getHeader("host") + " "
                    + request.getHeader("x-own") + " " + request.getHeader("content-length") + " " + body);
            request.response().headers().add("X-Twice", "a").add("x-twice", "b");
            request.response().setStatusCode(201).end("{\"id\":1}");
        }));
        var request = new Request("PATCH", "http://crm.example:" + port + "/a%20b?q=%C3%BC&x=ü", Map.of("X-Own", "1"),
                Optional.of("{}".getBytes(StandardCharsets.UTF_8)), LIMIT);

        var answer = answered(send(port, new Call("update", "update", request, Set.of(), Map.of())));

        assertEquals("PATCH /a%20b?q=%C3%BC&x=%C3%BC crm.example:" + port + " 1 2 {}", seen.join());
        assertEquals(201, answer.status());
        assertEquals(List.of("a", "b"), answer.headers().get("x-twice"));
        assertEquals("{\"id\":1}", new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void keepsItsConnection() {
        var peers = new ConcurrentLinkedQueue<String>();
        int port = loopback.serve(request -> {
            peers.add(request.remoteAddress().toString());
            request.response().end();
        });
        var transport = transport(port, loopbackAddress());

        for (int i = 0; i < 3; i++) {
            answered(await(transport.send(PlainConnector.connection("crm"), get(port))));
        }

        assertEquals(1, peers.stream().distinct().count());
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] text = "{\"x\":\"y\"}".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] packed = AnswerBodyTest.gzip(text);
        int port = loopback.serve(request -> {
            assertEquals("gzip", request.getHeader("accept-encoding"));
            request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(packed));
        });

        assertArrayEquals(text, answered(send(port, get(port))).body());
    }

    @Test
    void followsNoRedirect() {
        var calls = new AtomicInteger();
        int port = loopback.serve(request -> {
            calls.incrementAndGet();
            request.response().setStatusCode(302).putHeader("location", "http://169.254.169.254/latest/").end();
        });

        assertEquals(302, answered(send(port, get(port))).status());
        assertEquals(1, calls.get());
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
        assertEquals("the answer is longer than 16 MiB", lost(TransportTest::pour));
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

        assertInstanceOf(Lost.class, send(port, post(port)));
    }

    @Test
    void losesWhatIsNotAnsweredInTime() {
        int port = loopback.serveRaw(socket -> {});

        assertEquals(new Lost("no whole answer from http://crm.example:" + port + " in time"),
                send(port, bound(get(port), Duration.ofMillis(200))));
    }

    /** Byte after byte for ever: no bound between two bytes would end this. */
    @Test
    void losesWhatDrips() {
        int port = loopback.serveRaw(this::drip);

        assertEquals(new Lost("no whole answer from http://crm.example:" + port + " in time"),
                send(port, bound(get(port), Duration.ofMillis(300))));
    }

    @Test
    void hasNotSentWhatFindsNobody() {
        int port = loopback.closedPort();

        var words = unreachable(send(port, post(port)));

        assertTrue(words.startsWith("no connection to http://crm.example:" + port + ": Connection refused"), words);
    }

    @Test
    void triesTheNextAddressWhereTheFirstIsDead() {
        int port = loopback.serve(request -> request.response().end());

        assertEquals(200, answered(await(
                transport(port, addresses("127.0.0.2", "127.0.0.1")).send(PlainConnector.connection("crm"), get(port)))).status());
    }

    @Test
    void hasNotSentWhatHasNoAddress() {
        Resolver nobody = host -> Uni.createFrom().failure(new UnknownHostException(host));

        assertEquals("no address of crm.example is known",
                unreachable(await(transport(1, nobody).send(PlainConnector.connection("crm"), get(1)))));
    }

    @Test
    void hasNotSentWhatTheAddressForbids() {
        var transport = new Transport(loopback.vertx, new Egress(List.of()), loopbackAddress(), new HttpClientOptions());

        assertEquals("crm.example may not be called: 127.0.0.1 is this machine",
                unreachable(await(transport.send(PlainConnector.connection("crm"),
                        PlainConnector.call("read", "https://crm.example/")))));
        assertEquals("calls go to https and port 443 only, and attune.egress.allow does not name http://crm.example:80",
                unreachable(await(transport.send(PlainConnector.connection("crm"),
                        PlainConnector.call("read", "http://crm.example/")))));
    }

    /** One answer, the public address first: it is dialled, the second never is. */
    @Test
    void dialsOnlyWhatPassedTheFilter() {
        var words = unreachable(await(guarded(addresses("93.184.215.14", "127.0.0.1")).send(
                PlainConnector.connection("crm"), PlainConnector.call("read", "https://crm.example/"))));

        assertTrue(words.startsWith("no connection to https://crm.example:443: "), words);
        assertFalse(words.endsWith("Connection refused"), "that is what 127.0.0.1 would say");
    }

    /** A name that is public when it is first asked and 127.0.0.1 a moment later: every call asks, and checks what it got. */
    @Test
    void isNotFooledByANameThatChangesItsMind() {
        var asked = new AtomicInteger();
        var guarded = guarded(host ->
                addresses(asked.getAndIncrement() == 0 ? "93.184.215.14" : "127.0.0.1").resolve(host));
        var call = PlainConnector.call("read", "https://crm.example/");

        var first = unreachable(await(guarded.send(PlainConnector.connection("crm"), call)));
        var second = unreachable(await(guarded.send(PlainConnector.connection("crm"), call)));

        assertTrue(first.startsWith("no connection to https://crm.example:443"), first);
        assertEquals("crm.example may not be called: 127.0.0.1 is this machine", second);
    }

    /** Nothing leaves the machine: from a loopback address the kernel refuses to dial a public one. */
    private Transport guarded(Resolver resolver) {
        var options = new HttpClientOptions().setLocalAddress("127.0.0.1");
        return new Transport(loopback.vertx, new Egress(List.of()), resolver, options);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nHost: evil", "x\ny"})
    void hasNotSentWhatWouldForgeAHeader(String value) {
        var request = new Request("GET", "http://crm.example:1/", Map.of("X-Own", value), Optional.empty(), LIMIT);

        assertEquals(new NotSent(Refusal.INVALID,
                "the call holds what HTTP does not allow in a method, address or header", Optional.empty()),
                send(1, new Call("read", "read", request, Set.of(), Map.of())));
    }

    @Test
    void hasNotSentWhatHasNoAddressAtAll() {
        assertEquals(new NotSent(Refusal.INVALID, "the address of the call is not an http address", Optional.empty()),
                send(1, PlainConnector.call("read", "{token.instance_url}/services")));
    }

    @Test
    void takesTheConnectionDownWhenNobodyWaits() {
        var closed = new CompletableFuture<Void>();
        var begun = new CompletableFuture<Void>();
        int port = loopback.serveRaw(socket -> {
            socket.closeHandler(closed::complete);
            begun.complete(null);
        });

        var waiting = transport(port, loopbackAddress()).send(PlainConnector.connection("crm"), get(port))
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
        return assertInstanceOf(Lost.class, send(port, get(port))).words();
    }

    private static String unreachable(Reply reply) {
        var notSent = assertInstanceOf(NotSent.class, reply);
        assertEquals(Refusal.UNREACHABLE, notSent.refusal());
        return notSent.words();
    }

    private static HttpAnswer answered(Reply reply) {
        return assertInstanceOf(Answered.class, reply).answer();
    }

    private Reply send(int port, Call call) {
        return await(transport(port, loopbackAddress()).send(PlainConnector.connection("crm"), call));
    }

    private Transport transport(int port, Resolver resolver) {
        var egress = Egress.reading(List.of("http://crm.example:" + port));
        return new Transport(loopback.vertx, egress, resolver, new HttpClientOptions());
    }

    private static Call get(int port) {
        return PlainConnector.call("read", "http://crm.example:" + port + "/");
    }

    private static Call post(int port) {
        return PlainConnector.call("create", "POST", "http://crm.example:" + port + "/", Optional.of(new byte[] {1}));
    }

    private static Call bound(Call call, Duration timeout) {
        return call.with(new Request(call.method(), call.url(), call.headers(), call.body(), timeout));
    }

    private static Resolver loopbackAddress() {
        return addresses("127.0.0.1");
    }

    private static Resolver addresses(String... literals) {
        return host -> Uni.createFrom().item(() -> {
            var addresses = new ArrayList<InetAddress>();
            for (var literal : literals) {
                addresses.add(parsed(literal));
            }
            return addresses;
        });
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Reply await(Uni<Reply> reply) {
        return reply.await().atMost(LIMIT);
    }
}
