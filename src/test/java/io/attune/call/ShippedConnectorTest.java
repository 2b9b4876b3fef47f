package io.attune.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.call.Reply.Answered;
import io.attune.connection.Connection;
import io.attune.connection.ConnectionsLoader;
import io.attune.connection.Secrets;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.document.Canonical;
import io.attune.egress.Egress;
import io.attune.process.Replicas;
import io.attune.retry.Outcome;
import io.attune.runtime.MovedClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector files of the repository, called over HTTP. */
class ShippedConnectorTest {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private Loopback loopback;
    private Caller caller;
    private int port;

    @BeforeEach
    void start() {
        loopback = new Loopback();
        port = loopback.serve(this::serve);
        Resolver resolver = host -> Uni.createFrom().item(List.of(InetAddress.getLoopbackAddress()));
        var egress = Egress.reading(List.of(base()));
        var transport = new Transport(loopback.vertx, egress, resolver, new HttpClientOptions());
        var around = new Surroundings(loopback.vertx, new MovedClock(Instant.parse("2026-11-22T08:00:00Z")),
                new SimpleMeterRegistry(), new RememberedTokens(false), new RememberedBoard(), new Replicas());
        caller = new Caller(around, closed -> {}, new Caller.Means(transport, System::nanoTime, Duration.ofSeconds(30)));
    }

    @AfterEach
    void stop() {
        loopback.close();
    }

    /** Salesforce ends sessions when it likes: the first one ends with its first call. */
    private void serve(HttpServerRequest request) {
        seen.add(request.method() + " " + request.path());
        if (request.path().endsWith("/oauth2/token")) {
            int session = sessions.incrementAndGet();
            request.response().end("{\"access_token\":\"s%d\",\"instance_url\":\"%s\"}".formatted(session, base()));
        } else if (request.path().contains("graphql")) {
            request.response().end("{\"data\":{},\"token\":\"" + request.getHeader("x-shopify-access-token") + "\"}");
        } else if (request.getHeader("authorization").equals("Bearer s1")) {
            request.response().setStatusCode(401)
                    .end("[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]");
        } else {
            request.response().setStatusCode(201).end("{\"id\":\"0035g00000AbCdEAAV\",\"success\":true,\"errors\":[]}");
        }
    }

    @Test
    void renewsASalesforceSessionAndMakesTheContactOnce() {
        var crm = connection("crm", """
                connector: salesforce
                auth: client_credentials
                settings: {base_url: "%s", client_id: attune}
                secrets: {client_secret: "${SECRET}"}
                """);
        var contact = crm.connector().object("Contact").orElseThrow();
        var call = contact.write(crm, upsert()).get(0);

        var answered = assertInstanceOf(Answered.class, caller.call(crm, call).await().atMost(SmallSystem.LIMIT));

        var done = assertInstanceOf(Outcome.Done.class, contact.outcome(call, answered.answer()));
        assertEquals(Optional.of("0035g00000AbCdEAAV"), done.id());
        var path = "PATCH /services/data/v67.0/sobjects/Contact/Attune_Id__c/r-1";
        assertEquals(List.of("POST /services/oauth2/token", path, "POST /services/oauth2/token", path), seen);
    }

    @Test
    void sendsShopifysTokenWithEachCall() {
        var shop = connection("shop", """
                connector: shopify
                settings: {shop: demo.myshopify.com, base_url: "%s"}
                secrets: {webhook_secret: "${SECRET}", access_token: "${SECRET}"}
                """);
        var customer = shop.connector().object("customer").orElseThrow();

        var reply = caller.call(shop, customer.read(shop, "706405506930370084")).await().atMost(SmallSystem.LIMIT);

        var body = new String(assertInstanceOf(Answered.class, reply).answer().body(), StandardCharsets.UTF_8);
        assertTrue(body.contains("a-secret-of-24-bytes-or-more"), body);
    }

    private static Write upsert() {
        var patch = Canonical.NODES.objectNode().put("LastName", "Doe");
        return new Write(Write.Kind.UPSERT, Optional.empty(), "r-1", patch);
    }

    private Connection connection(String name, String yaml) {
        var text = "connections:\n  " + name + ":\n" + yaml.formatted(base()).indent(4);
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var connectors = Map.of("salesforce", Shipped.load("salesforce"), "shopify", Shipped.load("shopify"));
        var loaded = ConnectionsLoader.load("connections.yaml", bytes, connectors, new OneSecret());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems())).connection(name).orElseThrow();
    }

    private String base() {
        return "http://localhost:" + port;
    }

    private static final class OneSecret implements Secrets {
        @Override
        public Optional<String> env(String name) {
            return Optional.of("a-secret-of-24-bytes-or-more");
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.empty();
        }

        @Override
        public boolean canSeal() {
            return true;
        }
    }
}
