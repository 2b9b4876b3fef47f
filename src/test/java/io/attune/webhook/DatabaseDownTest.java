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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing is acknowledged that is not on disk, and what was refused is taken when it comes again. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class DatabaseDownTest {

    private static final byte[] BODY = "{\"id\":1}".getBytes(UTF_8);

    @TestHTTPResource("/webhooks/shop")
    String address;

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String url;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    /** Its connections are cut and no new ones let in, as when the server is gone. */
    private void letIn(boolean open) throws SQLException {
        var database = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = elsewhere(); var statement = connection.createStatement()) {
            statement.execute("alter database %s with allow_connections %s".formatted(database, open));
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s' and not %s"
                    .formatted(database, open));
        }
    }

    private Connection elsewhere() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url.substring(0, url.lastIndexOf('/')) + "/postgres", user,
                password);
    }

    @AfterEach
    void open() throws SQLException {
        letIn(true);
    }

    @Test
    void aWebhookIsRefusedWhileTheDatabaseIsDownAndTakenAfterwards() throws SQLException {
        var webhook = new Sender(address, BODY);
        letIn(false);

        var refused = webhook.send();
        assertEquals("503 not-stored", refused.statusCode() + " " + JsonPath.from(refused.body()).get("reason"));
        assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
        assertTrue(refused.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));

        letIn(true);
        await().atMost(Duration.ofSeconds(30)).until(() -> webhook.send().statusCode() == 202);
        assertEquals(200, webhook.send().statusCode());
    }
}
