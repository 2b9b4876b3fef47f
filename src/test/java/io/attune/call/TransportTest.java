package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.Answered;
import io.attune.call.Reply.NotSent;
import io.attune.connector.Call;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Request;
import io.attune.retry.Refusal;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
                Optional.of("{}".getBytes(StandardCharsets.UTF_8)), SmallSystem.LIMIT);

        var answer = answered(loopback.send(port, new Call("update", "update", request, Set.of(), Map.of())));

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
        var transport = loopback.transport(port);

        var crm = PlainConnector.connection("crm");
        for (int i = 0; i < 3; i++) {
            answered(transport.send(crm, Loopback.get(port)).await().atMost(SmallSystem.LIMIT));
        }

        assertEquals(1, peers.stream().distinct().count());
    }

    /** The HTTP server runs on such a context, and stops before the calls under way have ended. */
    @Test
    void outlivesTheVerticleThatMadeTheFirstCall() {
        int port = loopback.serve(request -> request.response().end());
        var transport = loopback.transport(port);
        var crm = PlainConnector.connection("crm");
        var vertx = loopback.vertx.getDelegate();
        var first = new CompletableFuture<Reply>();
        var id = vertx.deployVerticle(new AbstractVerticle() {
            @Override
            public void start() {
                transport.send(crm, Loopback.get(port)).subscribe().with(first::complete);
            }
        }).toCompletionStage().toCompletableFuture().join();
        answered(first.orTimeout(SmallSystem.LIMIT.toSeconds(), TimeUnit.SECONDS).join());

        vertx.undeploy(id).toCompletionStage().toCompletableFuture().join();

        answered(transport.send(crm, Loopback.get(port)).await().atMost(SmallSystem.LIMIT.plusSeconds(15)));
    }

    @Test
    void unpacksGzip() throws IOException {
        byte[] text = "{\"x\":\"y\"}".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        byte[] packed = AnswerBodyTest.gzip(text);
        int port = loopback.serve(request -> {
            assertEquals("gzip", request.getHeader("accept-encoding"));
            request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(packed));
        });

        assertArrayEquals(text, answered(loopback.send(port, Loopback.get(port))).body());
    }

    @Test
    void followsNoRedirect() {
        var calls = new AtomicInteger();
        int port = loopback.serve(request -> {
            calls.incrementAndGet();
            request.response().setStatusCode(302).putHeader("location", "http://169.254.169.254/latest/").end();
        });

        assertEquals(302, answered(loopback.send(port, Loopback.get(port))).status());
        assertEquals(1, calls.get());
    }

    @Test
    void hasNotSentWhatFindsNobody() {
        int port = loopback.closedPort();

        var words = unreachable(loopback.send(port, Loopback.post(port)));

        assertTrue(words.startsWith("no connection to http://crm.example:" + port + ": Connection refused"), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\r\nHost: evil", "x\ny"})
    void hasNotSentWhatWouldForgeAHeader(String value) {
        var forged = Map.of("X-Own", value);
        var request = new Request("GET", "http://crm.example:1/", forged, Optional.empty(), SmallSystem.LIMIT);

        assertEquals(new NotSent(Refusal.INVALID,
                "the method, the address or a header holds what HTTP does not allow", Optional.empty()),
                loopback.send(1, new Call("read", "read", request, Set.of(), Map.of())));
    }

    private static String unreachable(Reply reply) {
        var notSent = assertInstanceOf(NotSent.class, reply);
        assertEquals(Refusal.UNREACHABLE, notSent.refusal());
        return notSent.words();
    }

    private static HttpAnswer answered(Reply reply) {
        return assertInstanceOf(Answered.class, reply).answer();
    }
}
