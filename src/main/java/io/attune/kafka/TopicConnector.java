package io.attune.kafka;

import io.attune.event.Arrival;
import io.attune.redaction.Redactor;
import io.attune.runtime.StartRefused;
import io.smallrye.mutiny.Multi;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Carries the channels {@code arrivals} and {@code events} on a topic and, from there, on the table {@code event}.
 *
 * <p>Outgoing, a message is acked when the brokers have it, as {@link io.attune.event.Receipt.Sent}, or after three
 * seconds when they may not. Incoming, what is on the topic is stored, and handed on as without Kafka.
 */
@ApplicationScoped
@Connector(TopicConnector.NAME)
class TopicConnector implements InboundConnector, OutboundConnector {

    static final String NAME = "attune-kafka";

    private final KafkaConnector kafka;
    private final InboundConnector table;
    private final TopicSettings settings;
    private final TopicProbe probe;
    private final TopicIntake intake;
    private final RecordKey keys;

    TopicConnector(@Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka,
            @Connector("attune-postgresql") InboundConnector table, TopicSettings settings, TopicProbe probe,
            TopicIntake intake, RecordKey keys) {
        this.kafka = kafka;
        this.table = table;
        this.settings = settings;
        this.probe = probe;
        this.intake = intake;
        this.keys = keys;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        var sink = made(() -> (Flow.Subscriber<Message<?>>) kafka.getSubscriber(settings.sending()));
        probe.start();
        return new ArrivalSender(sink, probe, arrival -> ArrivalRecord.of(settings.topic(), keys.of(arrival), arrival));
    }

    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        made(() -> intake.open(() -> kafka.getPublisher(settings.receiving())));
        return Multi.createFrom().<Message<?>>publisher(stored(config)).onSubscription().invoke(intake::start);
    }

    @SuppressWarnings("unchecked")
    private Flow.Publisher<Message<?>> stored(Config config) {
        return (Flow.Publisher<Message<?>>) table.getPublisher(config);
    }

    private <T> T made(Supplier<T> client) {
        try {
            return client.get();
        } catch (KafkaException e) {
            var why = e.getCause() == null ? e : e.getCause();
            throw new StartRefused("Kafka at " + settings.servers() + " cannot be used: "
                    + Redactor.line(String.valueOf(why.getMessage())), e);
        }
    }
}
