package io.attune.event;

import io.attune.batch.Pace;
import io.attune.process.ThisProcess;
import io.attune.retention.Kept;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/** All that one running Attune has of its own; what it shares with others is in the database. */
record OneProcess(EventQueue queue, EventFeed feed, PostgresConnector connector, EventLog log) {

    static OneProcess start(PostgresPool database, MovedClock clock) {
        return start(database, clock, 300);
    }

    static OneProcess start(PostgresPool database, MovedClock clock, int most) {
        var queue = new EventQueue(database.pool(), clock, Pace.NONE, new ThisProcess(), Duration.ofSeconds(15));
        var feed = new EventFeed(queue, most);
        var patience = new Patience(new SplittableRandom(1));
        var writer = new EventWriter(database.pool(), new Quota(database.pool(), Clock.systemUTC(), 10_000),
                feed, new DeliveryDays(Kept.in(database.pool(), clock), clock));
        var ends = new Ends();
        var connector = new PostgresConnector(writer, queue, feed, ends, patience, database.vertx().getDelegate());
        return new OneProcess(queue, feed, connector, new StoredEventLog(queue, feed, ends));
    }

    @SuppressWarnings("unchecked")
    Worker worker() {
        var publisher = (Flow.Publisher<Message<Event>>) connector.getPublisher(null);
        return new Worker(Multi.createFrom().publisher(publisher)
                .subscribe().withSubscriber(AssertSubscriber.create()));
    }

    @SuppressWarnings("unchecked")
    CompletableFuture<Receipt> send(Arrival arrival) {
        var receipt = new CompletableFuture<Receipt>();
        var result = new OutgoingMessageMetadata<Receipt>();
        var subscriber = (Flow.Subscriber<Message<Arrival>>) connector.getSubscriber(null);
        var message = Message.of(arrival, Metadata.of(result),
                () -> { receipt.complete(result.getResult()); return done(); },
                failure -> { receipt.completeExceptionally(failure); return done(); });
        Multi.createFrom().item(message).subscribe().withSubscriber(subscriber);
        return receipt;
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    /** Is given an event whenever it asks for the next. */
    record Worker(AssertSubscriber<Message<Event>> messages) {

        Message<Event> next() {
            int before = messages.getItems().size();
            messages.request(1);
            messages.awaitItems(before + 1);
            return messages.getItems().get(before);
        }
    }
}
