package io.attune.webhook;

import static io.restassured.RestAssured.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.kafka.KafkaResource;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With Kafka before the inbox: what goes on without the database, and what is said when something else is wrong. */
@QuarkusTest
@TestProfile(QueueContract.NoMappings.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
class KafkaOutagesTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String READY = "SmallRye Reactive Messaging - readiness check";

    @TestHTTPResource("/webhooks/shop")
    String address;

    private final String topic = ConfigProvider.getConfig().getValue("attune.kafka.topic", String.class);

    @Inject
    Pool pool;

    @BeforeEach
    void awaitReady() {
        await().atMost(SOON).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void letIn() {
        DatabaseGate.open();
    }

    /** On a busy machine one may not be safe in time: its sender sends it again. */
    private HttpResponse<String> taken(String id, long customer) {
        return await().atMost(SOON).until(() -> send(id, customer), answer -> answer.statusCode() == 202);
    }

    private HttpResponse<String> send(String id, long customer) {
        return new Sender(address, "{\"id\":%d}".formatted(customer).getBytes(UTF_8))
                .with("X-Shopify-Webhook-Id", id).send();
    }

    private List<String> sent(int count) {
        return IntStream.range(0, count).mapToObj(i -> {
            var id = UUID.randomUUID().toString();
            taken(id, i);
            return id;
        }).toList();
    }

    private long handled(List<String> deliveries) {
        return pool.preparedQuery("select count(*) from event where delivery_id = any($1) and state = 'ignored'")
                .execute(Tuple.of(deliveries.toArray(String[]::new)))
                .await().indefinitely().iterator().next().getLong(0);
    }

    private void awaitHandledOnce(List<String> deliveries) {
        await().atMost(SOON).ignoreExceptions().until(() -> handled(deliveries) >= deliveries.size());
        assertEquals(deliveries.size(), handled(deliveries));
    }

    private static String readiness(String channel) {
        return get("/q/health/ready").jsonPath()
                .getString("checks.find { it.name == '" + READY + "' }.data." + channel);
    }

    @Test
    void whileTheDatabaseIsAwayWebhooksAreTakenAndStoredWhenItIsBack() {
        DatabaseGate.shut();
        var sent = sent(50);
        await().atMost(SOON).until(() -> readiness("topic"), words ->
                words.startsWith("[OK] - nothing is stored from the topic: "));
        awaitReady(); // it must go on getting webhooks
        taken(sent.get(0), 0); // a repeat is found out later

        DatabaseGate.open();
        awaitHandledOnce(sent);
        await().atMost(SOON).until(() -> readiness("topic"), "[OK]"::equals);
    }

    @Test
    void whileKafkaIsAwayWebhooksAreRefusedInWords() {
        var broker = KafkaResource.broker();
        var id = UUID.randomUUID().toString();
        broker.stop();
        try {
            var refused = send(id, 1);
            assertEquals("503 not-stored", refused.statusCode() + " " + JsonPath.from(refused.body()).get("reason"));
            var away = "Kafka at " + broker.address() + " does not answer";
            var words = Set.of("Kafka did not acknowledge within 3 s", away); // the one, or later the other
            assertTrue(words.contains(JsonPath.from(refused.body()).getString("detail")), refused::body);
            assertEquals("5", refused.headers().firstValue("Retry-After").orElse(""));
            await().atMost(SOON).until(() -> readiness("arrivals"), ("[KO] - " + away)::equals);
            assertEquals(503, get("/q/health/ready").statusCode());
            assertEquals(away, JsonPath.from(send(id, 1).body()).get("detail"), "without another three seconds");
        } finally {
            broker.start();
        }

        taken(id, 1);
        awaitHandledOnce(List.of(id));
    }

    @Test
    void whatTheTopicFindsTooLargeIsRefusedAsThat() {
        KafkaResource.broker().configure(topic, "max.message.bytes", "5000");
        try {
            var refused = await().atMost(SOON).until(() -> new Sender(address, new byte[6_000]).send(),
                    answer -> answer.statusCode() != 503);
            assertEquals("413 too-large", refused.statusCode() + " " + JsonPath.from(refused.body()).get("reason"));
            assertEquals("its topic takes no message as large as this: 6000 bytes and its headers",
                    JsonPath.from(refused.body()).get("detail"));
            awaitHandledOnce(sent(1));
        } finally {
            KafkaResource.broker().configure(topic, "max.message.bytes", "1200000");
        }
    }

    @Test
    void whatIsNotOursIsPassedByAndTold() {
        var settings = new Properties();
        settings.putAll(KafkaResource.broker().client());
        try (var other = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int partition = 0; partition < 3; partition++) {
                other.send(new ProducerRecord<>(topic, partition, null, new byte[] {1, 2, 3}));
                other.send(new ProducerRecord<>(topic, partition, new byte[] {4}, null));
            }
        }
        awaitHandledOnce(sent(10));
        await().atMost(SOON).until(() -> foreign() >= 6); // more, where a part of the topic was read again
    }

    private static double foreign() {
        return get("/q/metrics").asString().lines().filter(line -> line.startsWith("event_foreign_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    /** The table is locked, so a batch is under way when another process takes its partitions and leaves them again. */
    @Test
    void aBatchWhosePartitionIsTakenAwayHasOneEffect() {
        var lock = pool.getConnection().await().indefinitely();
        lock.query("begin; lock table event in exclusive mode").execute().await().indefinitely();
        var sent = sent(30);
        try (var other = consumer()) {
            other.subscribe(List.of(topic));
            await().atMost(SOON).until(() -> !other.poll(Duration.ofMillis(100)).isEmpty());
        }
        lock.query("commit").execute().await().indefinitely();
        lock.closeAndForget();

        awaitHandledOnce(sent);
        awaitHandledOnce(sent(10));
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var settings = new Properties();
        settings.putAll(KafkaResource.broker().client());
        settings.putAll(Map.of("group.id", "attune", "auto.offset.reset", "earliest", "enable.auto.commit", "false",
                "partition.assignment.strategy", CooperativeStickyAssignor.class.getName()));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Test
    void aMessageIsKeyedByItsRecord() {
        taken(UUID.randomUUID().toString(), 77);
        var settings = new Properties();
        settings.putAll(KafkaResource.broker().client());
        try (var reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = reader.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition())).toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            await().atMost(SOON).until(() -> {
                for (var message : reader.poll(Duration.ofMillis(100))) {
                    if (message.key() != null && "shop/customer/77".equals(new String(message.key(), UTF_8))) {
                        return "{\"id\":77}".equals(new String(message.value(), UTF_8));
                    }
                }
                return false;
            });
        }
    }
}
