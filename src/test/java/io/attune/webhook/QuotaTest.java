package io.attune.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Over HTTP: who sends more than can be handled is put off, and nobody else. */
@QuarkusTest
@TestProfile(QuotaTest.Three.class)
@WithTestResource(PostgresResource.class)
class QuotaTest {

    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);

    private static final Duration SOON = Duration.ofSeconds(30);

    @TestHTTPResource("/webhooks/shop")
    String shop;

    @TestHTTPResource("/webhooks/outlet")
    String outlet;

    @Inject
    Pool pool;

    public static final class Three implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("attune.event.quota", "3", "attune.webhook.room", Integer.toString(4 * BodyReader.MOST_BYTES),
                    "attune.connections", "src/test/resources/webhook/two-shops.yaml");
        }
    }

    @Test
    void aFullInboxIsAnswered429UntilThereIsRoomAndOthersAreTaken() {
        run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at)
                select nextval('event_id'), 'shop', 'd', 't', '{}', 'x', now(), now() + interval '1 hour'
                from generate_series(1, 3)""");

        var refused = answer(shop);
        assertEquals("429 too-many", refused.statusCode() + " " + JsonPath.from(refused.body()).get("reason"));
        assertEquals("3 events of this connection wait already", JsonPath.from(refused.body()).get("detail"));
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
        assertEquals("application/problem+json", refused.headers().firstValue("Content-Type").orElse(""));
        assertEquals(401, new Sender(shop, BODY).with("X-Shopify-Hmac-Sha256", "AAAA").send().statusCode());
        assertEquals(202, answer(outlet).statusCode());

        run("update event set state = 'done' where connection = 'shop'");
        await().atMost(SOON).until(() -> new Sender(shop, BODY).send().statusCode() == 202);
    }

    @Test
    void whatFindsNoRoomIsAnswered503AtOnceAndOthersAreTaken() throws IOException {
        try (var bodies = new Unsent()) {
            var refused = await().atMost(SOON).until(() -> bodies.fourMoreBefore(new Sender(shop, BODY)),
                    answer -> answer.statusCode() == 503);
            assertEquals("busy", JsonPath.from(refused.body()).get("reason"));
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            assertEquals(202, answer(outlet).statusCode());
        }
        await().atMost(SOON).until(() -> new Sender(shop, BODY).send().statusCode() != 503);
    }

    /** Webhooks whose bodies do not come to their end; four of them take what one connection gets. */
    private final class Unsent implements Closeable {

        private static final int MOST_OF_IT = BodyReader.MOST_BYTES / 2 - Room.LEAST;

        private final List<Socket> sockets = new ArrayList<>();

        HttpResponse<String> fourMoreBefore(Sender sender) throws IOException {
            for (int i = 0; i < 4; i++) {
                begin();
            }
            return sender.send();
        }

        private void begin() throws IOException {
            var address = URI.create(shop);
            var socket = new Socket(address.getHost(), address.getPort());
            sockets.add(socket);
            socket.getOutputStream().write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
                    .formatted(address.getPath(), BodyReader.MOST_BYTES, " ".repeat(MOST_OF_IT)).getBytes(UTF_8));
        }

        @Override
        public void close() throws IOException {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** On a busy machine the first one may not be stored in time. */
    private static HttpResponse<String> answer(String address) {
        return await().atMost(SOON).until(() -> new Sender(address, BODY).send(), answer -> answer.statusCode() != 503);
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
