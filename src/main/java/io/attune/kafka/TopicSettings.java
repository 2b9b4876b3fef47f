package io.attune.kafka;

import io.attune.runtime.StartRefused;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How the topic is reached and used. What a promise rests on stands here and cannot be set; the rest of Kafka's
 * settings, as those for signing in, are taken from {@code kafka.*} and hold where these are silent.
 */
@ApplicationScoped
class TopicSettings {

    /** A body of 1 MiB and headers of 32 KiB, with room for what is told of them. */
    private static final int MOST_BYTES = 1_200_000;

    private static final Map<String, String> SENDING = Map.ofEntries(
            Map.entry("channel-name", "arrivals"),
            Map.entry("value.serializer", ByteArraySerializer.class.getName()),
            Map.entry("acks", "all"),
            Map.entry("enable.idempotence", "true"),
            Map.entry("linger.ms", "0"), // what comes while five requests are under way gathers for the next
            Map.entry("max.request.size", Integer.toString(MOST_BYTES)),
            Map.entry("max.block.ms", "2000"),
            Map.entry("request.timeout.ms", "2000"),
            Map.entry("delivery.timeout.ms", "2500"),
            Map.entry("cloud-events", "false"),
            Map.entry("tracing-enabled", "false"),
            Map.entry("health-enabled", "false"));
    private static final Map<String, String> RECEIVING = Map.ofEntries(
            Map.entry("channel-name", "events"),
            Map.entry("value.deserializer", ByteArrayDeserializer.class.getName()),
            Map.entry("batch", "true"),
            Map.entry("commit-strategy", "latest"),
            Map.entry("auto.offset.reset", "earliest"),
            Map.entry("allow.auto.create.topics", "false"), // with one replica and limits that nobody chose
            Map.entry("enable.auto.commit", "false"),
            Map.entry("max.poll.records", "200"),
            Map.entry("fetch.max.bytes", "16777216"),
            Map.entry("poll-timeout", "200"),
            Map.entry("metadata.max.age.ms", "10000"), // new partitions, and a topic that comes late
            Map.entry("session.timeout.ms", "6000"),   // how long the partitions of a process that died wait
            Map.entry("heartbeat.interval.ms", "2000"),
            Map.entry("partition.assignment.strategy", CooperativeStickyAssignor.class.getName()),
            Map.entry("cloud-events", "false"),
            Map.entry("tracing-enabled", "false"),
            Map.entry("health-enabled", "false"));
    private static final Map<String, String> ASKING = Map.of(
            "request.timeout.ms", "3000",
            "default.api.timeout.ms", "5000");

    private final Optional<String> servers;
    private final String topic;
    private final String group;
    private final Instance<Map<String, Object>> others;

    TopicSettings(@ConfigProperty(name = "attune.kafka.bootstrap-servers") Optional<String> servers,
            @ConfigProperty(name = "attune.kafka.topic", defaultValue = "attune-arrivals") String topic,
            @ConfigProperty(name = "attune.kafka.group", defaultValue = "attune") String group,
            @Identifier("default-kafka-broker") Instance<Map<String, Object>> others) {
        this.servers = servers;
        this.topic = topic;
        this.group = group;
        this.others = others;
    }

    String topic() {
        return topic;
    }

    /** @throws StartRefused if nobody said where Kafka is */
    String servers() {
        return servers.filter(text -> !text.isBlank()).orElseThrow(() -> new StartRefused(
                "ATTUNE_QUEUE is kafka, so ATTUNE_KAFKA_BOOTSTRAP_SERVERS must say where it is: broker-1:9092, say"));
    }

    Config sending() {
        return config(SENDING, Map.of("topic", topic, "bootstrap.servers", servers()));
    }

    Config receiving() {
        return config(RECEIVING, Map.of("topic", topic, "bootstrap.servers", servers(), "group.id", group));
    }

    Map<String, Object> asking() {
        var settings = new HashMap<>(others.get());
        settings.putAll(ASKING);
        settings.put("bootstrap.servers", servers());
        return settings;
    }

    private static Config config(Map<String, String> fixed, Map<String, String> given) {
        var settings = new HashMap<>(fixed);
        settings.putAll(given);
        settings.put("connector", "smallrye-kafka");
        return new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(settings, "attune-kafka", 0)).build();
    }
}
