package io.attune.event;

import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import io.smallrye.reactive.messaging.connector.InboundConnector;
import io.smallrye.reactive.messaging.connector.OutboundConnector;
import io.smallrye.reactive.messaging.providers.locals.LocalContextMetadata;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;

/**
 * Carries the channels {@code arrivals} and {@code events} on the table {@code event}.
 *
 * <p>Outgoing, a message is acked when its arrival is flushed to disk, with the {@link Receipt} as its result; it is
 * nacked when that is not known within three seconds. Incoming, an acked event is done; a nacked one comes again after
 * a pause that grows, and waits for a person after {@link Patience#TRIES} tries. An event of a process that died comes
 * again when its lease ends.
 */
@ApplicationScoped
@Connector(PostgresConnector.NAME)
class PostgresConnector implements InboundConnector, OutboundConnector {

    static final String NAME = "attune-postgresql";

    /** Senders wait five seconds at most; what is answered later than this is as good as not answered. */
    private static final Duration STORED_WITHIN = Duration.ofSeconds(3);

    private final EventWriter writer;
    private final EventQueue queue;
    private final EventFeed feed;
    private final Ends ends;
    private final Patience patience;
    private final Vertx vertx;

    PostgresConnector(EventWriter writer, EventQueue queue, EventFeed feed, Ends ends, Patience patience,
            Vertx vertx) {
        this.writer = writer;
        this.queue = queue;
        this.feed = feed;
        this.ends = ends;
        this.patience = patience;
        this.vertx = vertx;
    }

    @Override
    public Flow.Subscriber<? extends Message<?>> getSubscriber(Config config) {
        return new EverySubscriber<Message<Arrival>>(message -> store(message).subscribe().with(ended -> {}, failure ->
                Log.errorf(failure, "event.acknowledgement-failed")));
    }

    private Uni<Void> store(Message<Arrival> message) {
        return writer.store(message.getPayload())
                .ifNoItem().after(STORED_WITHIN).failWith(() -> new NotInTimeException(STORED_WITHIN))
                .invoke(receipt -> OutgoingMessageMetadata.setResultOnMessage(message, receipt))
                .onItemOrFailure().transformToUni((receipt, failure) -> Uni.createFrom().completionStage(
                        () -> failure == null ? message.ack() : message.nack(failure)));
    }

    /** One worker: it asks for its next event when it is through with the last one. */
    @Override
    public Flow.Publisher<? extends Message<?>> getPublisher(Config config) {
        var worker = vertx.getOrCreateContext();
        return Multi.createBy().repeating()
                .uni(() -> feed.next().emitOn(task -> worker.runOnContext(ignored -> task.run())))
                .indefinitely()
                .map(claimed -> message(claimed, worker));
    }

    private Message<Event> message(Claimed claimed, Context worker) {
        var context = new LocalContextMetadata(VertxContext.createNewDuplicatedContext(worker));
        return Message.of(claimed.event(), Metadata.of(context),
                () -> done(claimed), failure -> failed(claimed, failure));
    }

    private CompletionStage<Void> done(Claimed claimed) {
        return finish(claimed, queue.settle(ends.of(claimed.event().id())));
    }

    private CompletionStage<Void> failed(Claimed claimed, Throwable failure) {
        ends.forget(claimed.event().id());
        var why = Redactor.line(String.valueOf(failure.getMessage()));
        var next = patience.after(claimed.tries());
        Log.errorf(failure, "event.failed event=%d connection=%s tries=%d next=%s", claimed.event().id(),
                claimed.event().connection(), claimed.tries(), next.map(Duration::toString).orElse("a person"));
        return finish(claimed, next
                .map(pause -> queue.later(claimed.event().id(), pause, why))
                .orElseGet(() -> queue.settle(new Settlement(claimed.event().id(), "failed", why))));
    }

    /**
     * Where the database is away this waits for it, as long as the lease would keep the event from others. Failing to
     * note the end is no loss: the lease ends, and the event comes again.
     */
    private CompletionStage<Void> finish(Claimed claimed, Uni<Void> noted) {
        return queue.patiently(noted)
                .onFailure().invoke(failure -> Log.warnf("event.settle-failed event=%d why=\"%s\"",
                        claimed.event().id(), failure.getMessage()))
                .onFailure().recoverWithNull()
                .onTermination().invoke(() -> feed.finished(claimed.event().id()))
                .subscribeAsCompletionStage();
    }
}
