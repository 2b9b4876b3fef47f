package io.attune.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.kafka.KafkaResource;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QueueContract.NoMappings.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(KafkaResource.class)
class KafkaQueueTest extends QueueContract {

    private final String topic = ConfigProvider.getConfig().getValue("attune.kafka.topic", String.class);

    /** All in one partition: what is behind the poison comes only when that is out of the way. */
    @Test
    void neitherOldNorDamagedMessagesBlockTheTopic() {
        var old = newId();
        var older = newId();
        var last = newId();
        send(List.of("null", ours("shop", old, 10), ours("shop", older, 40), ours(noise(), newId(), 0),
                ours("shop", last, 0)));

        assertEquals(List.of("ignored|1", "ignored|1", "ignored|1"), awaitHandled(List.of(old, older, last)));
    }

    private void send(List<String> headers) {
        var settings = new Properties();
        settings.putAll(KafkaResource.broker().client());
        try (var other = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            headers.forEach(header -> {
                var message = new ProducerRecord<byte[], byte[]>(topic, 0, null, "{\"id\":1}".getBytes(UTF_8));
                message.headers().add("attune-arrival", header.getBytes(UTF_8));
                other.send(message);
            });
        }
    }

    private static String ours(String connection, String delivery, int daysAgo) {
        return """
                {"format":1,"connection":"%s","delivery":"%s","topic":"customers/create","receivedAt":"%s","headers":{}}
                """.formatted(connection, delivery, Instant.now().minus(Duration.ofDays(daysAgo)));
    }

    /** Too long for an index row, also when it is compressed. */
    private static String noise() {
        return new SplittableRandom(1).ints(20_000, 'A', 'Z').mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
