package io.attune.kafka;

import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks every two seconds whether Kafka answers and has the topic: nobody else would, while nothing is sent. */
@ApplicationScoped
class TopicProbe {

    private static final long EVERY_MILLIS = 2_000;
    private static final int SAFE_REPLICAS = 2;
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final TopicSettings settings;
    private final Vertx vertx;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicBoolean warned = new AtomicBoolean();
    private Optional<Admin> admin = Optional.empty();
    private volatile Optional<String> trouble = Optional.of("Kafka was not asked yet");

    TopicProbe(TopicSettings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    synchronized void start() {
        admin = Optional.of(Admin.create(settings.asking()));
        ask();
        vertx.setPeriodic(EVERY_MILLIS, time -> ask());
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        admin.ifPresent(one -> one.close(CLOSE));
        admin = Optional.empty();
    }

    synchronized boolean isStarted() {
        return admin.isPresent();
    }

    /** Why nothing can be sent to the topic now, in words; empty as long as the last look at it went well. */
    Optional<String> trouble() {
        return trouble;
    }

    private synchronized void ask() {
        admin.filter(one -> asking.compareAndSet(false, true)).ifPresent(one -> one
                .describeTopics(List.of(settings.topic())).topicNameValues().get(settings.topic())
                .toCompletionStage().whenComplete(this::learn));
    }

    private void learn(TopicDescription topic, Throwable failure) {
        asking.set(false);
        var before = trouble;
        trouble = Optional.ofNullable(failure).map(this::words);
        if (trouble.isPresent() && !trouble.equals(before)) {
            Log.warnf("topic.lost topic=%s why=\"%s\"", settings.topic(), trouble.get());
        } else if (trouble.isEmpty() && before.isPresent()) {
            Log.infof("topic.found topic=%s partitions=%d", settings.topic(), topic.partitions().size());
            warn(topic.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0));
        }
    }

    private void warn(int replicas) {
        if (replicas < SAFE_REPLICAS && warned.compareAndSet(false, true)) {
            Log.warnf("topic.at-risk topic=%s replicas=%d next=\"give it three replicas and min.insync.replicas=2:"
                    + " what was answered 202 is lost with the only disk that has it\"", settings.topic(), replicas);
        }
    }

    private String words(Throwable failure) {
        var at = "Kafka at " + settings.servers();
        if (failure instanceof UnknownTopicOrPartitionException) {
            return at + " has no topic " + settings.topic();
        }
        return failure instanceof org.apache.kafka.common.errors.TimeoutException ? at + " does not answer"
                : at + " refuses the topic " + settings.topic() + ": "
                        + Redactor.line(String.valueOf(failure.getMessage()));
    }
}
