package io.attune.webhook;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.kafka.KafkaResource;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A topic that nobody made is told as that; once somebody makes it, all goes on by itself. */
@QuarkusTest
@TestProfile(QueueContract.NoMappings.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaTopicMissingTest.NoTopic.class)
class KafkaTopicMissingTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String TOPIC = "made-too-late";

    @TestHTTPResource("/webhooks/shop")
    String address;

    @Inject
    Pool pool;

    private final Logger log = Logger.getLogger("io.attune.kafka.TopicProbe");
    private final Level level = log.getLevel();
    private final Lines lines = new Lines();

    @AfterEach
    void listenNoMore() {
        log.removeHandler(lines);
        log.setLevel(level);
    }

    public static class NoTopic extends KafkaResource {
        @Override
        public Map<String, String> start() {
            return settings(TOPIC);
        }
    }

    @Test
    void aTopicThatIsMissingIsNamed() {
        var webhook = new Sender(address, "{\"id\":1}".getBytes(UTF_8));
        var missing = "Kafka at " + KafkaResource.broker().address() + " has no topic " + TOPIC;
        await().atMost(SOON).until(() -> JsonPath.from(webhook.send().body()).get("detail"), missing::equals);
        assertEquals(503, webhook.send().statusCode());
        assertEquals(503, get("/q/health/ready").statusCode());
        log.setLevel(Level.WARNING);
        log.addHandler(lines);

        KafkaResource.broker().withTopic(TOPIC, 1, Map.of());

        await().atMost(SOON).until(() -> webhook.send().statusCode() == 202);
        await().atMost(SOON).until(() -> pool.query("select from event where state = 'ignored'").execute()
                .await().indefinitely().size() == 1);
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
        await().atMost(SOON).until(() -> !lines.told.isEmpty());
        assertEquals(List.of("topic.at-risk topic=made-too-late replicas=1 next=\"give it three replicas and"
                + " min.insync.replicas=2: what was answered 202 is lost with the only disk that has it\""),
                lines.told);
    }

    private static final class Lines extends Handler {

        private final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            var text = ((ExtLogRecord) line).getFormattedMessage();
            if (text.startsWith("topic.at-risk")) {
                told.add(text);
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
