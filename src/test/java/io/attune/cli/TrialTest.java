package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trial asks of an Attune, which here is a server that says what it is told to. */
class TrialTest {

    private static final String READY = "/q/health/ready";
    private static final String CRM = "/sandbox/crm";
    private static final String ADA = "<td>ada@example.com</td>";

    /** Method and path of each call, and of a customer what is wanted with it. */
    private final List<String> asked = new ArrayList<>();
    /** What is answered where, one after another; the last one for ever. Nothing there is refused. */
    private Map<String, Deque<String>> answers = Map.of();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange call) throws IOException {
        var body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(call.getRequestMethod() + " " + call.getRequestURI() + (body.contains("customerSet") && body.contains("ada@example.com")
                ? " ada as " + call.getRequestHeaders().getFirst("X-Shopify-Access-Token") : "")
                + call.getRequestHeaders().getOrDefault("Authorization", List.of()).stream().map(" as "::concat).collect(Collectors.joining()));
        var left = answers.getOrDefault(call.getRequestURI().toString(), new ArrayDeque<>());
        var text = left.size() > 1 ? left.poll() : left.isEmpty() ? "" : left.peek();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(text.isEmpty() ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
        call.close();
    }

    private Trial trial() {
        return new Trial("http://127.0.0.1:" + server.getAddress().getPort(), "the-token");
    }

    @Test
    void waitsUntilItIsReadyAndUntilTheCustomerIsInTheCrm() {
        answers = Map.of(READY, new ArrayDeque<>(List.of("", "{\"status\": \"UP\"}")),
                CRM, new ArrayDeque<>(List.of("nobody", "", ADA)));
        var trial = trial();
        assertFalse(trial.isDone(), "before it ran");

        trial.run();

        assertTrue(trial.isDone());
        assertEquals(List.of("GET " + READY, "GET " + READY, "GET /q/health/live",
                "POST /sandbox/shop/admin/api/2026-07/graphql.json ada as attune-demo-shop-token",
                "GET " + CRM, "GET " + CRM, "GET " + CRM,
                "GET /api/v1/records as Bearer the-token", "GET /q/metrics"), asked);
    }

    /** The list of classes would lack what comes after it: no archive is made of it. */
    @Test
    void isNotDoneWhereNobodyAnswers() {
        var trial = trial();
        server.stop(0);

        trial.run();

        assertFalse(trial.isDone());
    }

    @Test
    void isNotDoneWhereTheServerBreaksOffBeforeTheCustomerIsThere() {
        answers = Map.of(READY, new ArrayDeque<>(List.of("UP")));
        server.removeContext("/");
        server.createContext("/", call -> {
            if (call.getRequestURI().toString().equals(CRM)) {
                call.close();
            } else {
                answer(call);
            }
        });
        var trial = trial();

        trial.run();

        assertFalse(trial.isDone());
    }
}
