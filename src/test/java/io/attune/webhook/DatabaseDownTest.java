package io.attune.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is acknowledged that is not on disk, and what was refused is taken when it comes again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatabaseDownTest {

    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);

    @TestHTTPResource("/webhooks/shop")
    String address;

    @AfterEach
    void open() {
        DatabaseGate.open();
    }

    @Test
    void aWebhookIsRefusedWhileTheDatabaseIsDownAndTakenAfterwards() {
        var webhook = new Sender(address, BODY);
        DatabaseGate.shut();

        var refused = webhook.send();
        assertEquals("503 not-stored", refused.statusCode() + " " + JsonPath.from(refused.body()).get("reason"));
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
        assertTrue(refused.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));

        DatabaseGate.open();
        await().atMost(Duration.ofSeconds(30)).until(() -> webhook.send().statusCode() == 202);
        assertEquals(200, webhook.send().statusCode());
    }
}
