package io.attune.kafka;

import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Brings what is on the topic into the inbox, one batch after the other. A batch is acked, and its place on the topic
 * committed, when the database has committed it; until then it is tried, as long as that takes. So one may come twice,
 * when the process dies between the two or the partition is given to another one, and is known then.
 */
@ApplicationScoped
class TopicIntake {

    private static final Duration STORED_WITHIN = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final MessageStore store;
    private Optional<Flow.Publisher<? extends Message<?>>> topic = Optional.empty();
    private Optional<Cancellable> reading = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    TopicIntake(MessageStore store) {
        this.store = store;
    }

    /** Its readers are many, its consumer is one. */
    synchronized boolean open(Supplier<Flow.Publisher<? extends Message<?>>> consumer) {
        topic = topic.or(() -> Optional.of(consumer.get()));
        return true;
    }

    synchronized void start() {
        reading = reading.or(() -> topic.map(this::read));
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        reading.ifPresent(Cancellable::cancel);
    }

    /** Why nothing is brought in now, in words; empty as long as the last try went well. */
    Optional<String> trouble() {
        return trouble;
    }

    private Cancellable read(Flow.Publisher<? extends Message<?>> messages) {
        return Multi.createFrom().<Message<?>>publisher(cast(messages))
                .onItem().transformToUniAndConcatenate(this::bringIn)
                .onFailure().invoke(this::failed)
                .onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely()
                .subscribe().with(done -> {}, failure -> Log.errorf(failure, "event.channel-failed"));
    }

    @SuppressWarnings("unchecked")
    private static Flow.Publisher<Message<?>> cast(Flow.Publisher<? extends Message<?>> messages) {
        return (Flow.Publisher<Message<?>>) messages;
    }

    private Uni<Void> bringIn(Message<?> batch) {
        var messages = messages(batch);
        return Uni.createFrom().deferred(() -> store.store(messages))
                .ifNoItem().after(STORED_WITHIN).fail()
                .onFailure().invoke(this::failed)
                .onFailure().retry().withBackOff(FIRST_PAUSE, LONGEST_PAUSE).indefinitely()
                .invoke(() -> trouble = Optional.empty())
                .chain(() -> Uni.createFrom().completionStage(batch::ack));
    }

    @SuppressWarnings("unchecked")
    private static ConsumerRecords<String, byte[]> messages(Message<?> batch) {
        return (ConsumerRecords<String, byte[]>) batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .orElseThrow().getRecords();
    }

    private void failed(Throwable failure) {
        var why = Redactor.line(String.valueOf(failure.getMessage()));
        trouble = Optional.of("nothing is stored from the topic: " + why);
        Log.warnf("event.fetch-failed why=\"%s\"", why);
    }
}
