package io.attune.kafka;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets the inbox be carried by Kafka: one broker for the whole run, a new topic of three partitions for each start of
 * the application.
 */
public class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private static final AtomicInteger COUNT = new AtomicInteger();

    /** Made at first use; a class that no test touches starts no broker. */
    private static final class Broker {
        static final KafkaBroker RUNNING = run();

        private static KafkaBroker run() {
            var broker = KafkaBroker.started();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        }
    }

    /** Whoever stops it starts it again. */
    public static KafkaBroker broker() {
        return Broker.RUNNING;
    }

    @Override
    public Map<String, String> start() {
        var topic = "arrivals-" + COUNT.incrementAndGet();
        broker().withTopic(topic, 3, Map.of("max.message.bytes", "1200000"));
        return settings(topic);
    }

    protected static Map<String, String> settings(String topic) {
        return Map.of("attune.queue", "kafka",
                "attune.kafka.bootstrap-servers", broker().address(),
                "attune.kafka.topic", topic);
    }

    @Override
    public void stop() {
        // the broker serves the next test; it ends with the run
    }
}
