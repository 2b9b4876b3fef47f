package io.attune.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.retention.Kept;
import io.attune.process.ThisProcess;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import io.attune.runtime.StartRefused;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.reactive.messaging.OutgoingMessageMetadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresConnectorTest {

    private static final String STATES = "select delivery_id, state, coalesce(why, '-') from event order by id";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private Process process;

    /** All that one running Attune has of its own; what it shares with others is in the database. */
    private record Process(EventQueue queue, EventFeed feed, PostgresConnector connector, EventLog log) {

        static Process start(PostgresPool database, MovedClock clock) {
            return start(database, clock, 300);
        }

        static Process start(PostgresPool database, MovedClock clock, int most) {
            var queue = new EventQueue(database.pool(), clock, new ThisProcess(), Duration.ofSeconds(15));
            var feed = new EventFeed(queue, most);
            var patience = new Patience(new SplittableRandom(1));
            var writer = new EventWriter(database.pool(), new Quota(database.pool(), Clock.systemUTC(), 10_000),
                    feed, new DeliveryDays(Kept.in(database.pool(), clock), clock));
            var ends = new Ends();
            var connector = new PostgresConnector(writer, queue, feed, ends, patience, database.vertx().getDelegate());
            return new Process(queue, feed, connector, new StoredEventLog(queue, feed, ends));
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
    }

    private record Worker(AssertSubscriber<Message<Event>> messages) {

        Message<Event> next() {
            int before = messages.getItems().size();
            messages.request(1);
            messages.awaitItems(before + 1);
            return messages.getItems().get(before);
        }
    }

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        Kept.in(database.pool(), clock).keep().await().indefinitely();
        process = Process.start(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void send(String delivery) {
        send("shop", delivery);
    }

    private void send(String connection, String delivery) {
        var headers = Map.of("a", List.of("b"));
        var arrival = new Arrival(connection, delivery, "t", headers, delivery.getBytes(), clock.instant());
        assertTrue(process.send(arrival).join() instanceof Receipt.Stored);
    }

    private static void ack(Message<Event> message) {
        message.ack().toCompletableFuture().join();
    }

    private static void nack(Message<Event> message, String why) {
        message.nack(new IllegalStateException(why)).toCompletableFuture().join();
    }

    @Test
    void whatIsSentComesOutOnceAndIsDoneWhenAcked() {
        send("d1");
        send("d2");
        var worker = process.worker();

        var first = worker.next();
        assertEquals("d1", first.getPayload().deliveryId());
        assertEquals("d1", new String(first.getPayload().body()));
        assertEquals(Map.of("a", List.of("b")), first.getPayload().headers());
        ack(first);
        ack(worker.next());

        assertEquals(List.of("d1|done|-", "d2|done|-"), database.rows(STATES));
    }

    @Test
    void aWorkerThatWaitsIsGivenWhatComes() {
        var worker = process.worker();
        worker.messages().request(1);

        send("d1");

        worker.messages().awaitItems(1);
        assertEquals("d1", worker.messages().getItems().get(0).getPayload().deliveryId());
    }

    @Test
    void whatAWorkerWaitsForIsItsFromTheStart() {
        var worker = process.worker();
        worker.messages().request(1);
        await().until(() -> process.feed().trouble().isEmpty());
        assertTrue(process.feed().lease(513, 0).isPresent());
        assertTrue(process.feed().lease(514, 0).isEmpty(), "more than it waits for, and than are kept ready");
        assertTrue(process.feed().lease(1, 16 << 20).isPresent());
        assertTrue(process.feed().lease(1, (16 << 20) + 1).isEmpty(), "larger than what is kept ready");

        send("d1");
        worker.messages().awaitItems(1);

        assertEquals(List.of("d1|true|1"), database.rows("select delivery_id, holder is not null, tries from event"));
        ack(worker.messages().getItems().get(0));
        assertEquals(List.of("d1|done|-"), database.rows(STATES));
        assertTrue(process.feed().lease(512, 0).isPresent(), "nobody waits, and some are kept ready");
        assertTrue(process.feed().lease(513, 0).isEmpty());
    }

    @Test
    void aProcessThatOnlyTakesInLeavesAllOfItToOthers() {
        var intake = Process.start(database, clock, 0);
        intake.worker().messages().request(1);
        assertEquals(Optional.empty(), intake.feed().trouble());
        assertTrue(intake.feed().lease(1, 0).isEmpty());

        send("d1");
        intake.feed().wake();

        assertEquals("d1", process.worker().next().getPayload().deliveryId());
    }

    @Test
    void lessThanNoneCannotBeHandled() {
        var words = assertThrows(StartRefused.class, () -> new EventFeed(process.queue(), -1)).getMessage();
        assertEquals("attune.event.concurrency: -1 is less than 0, which handles none here", words);
    }

    @Test
    void whatWasStoredForAProcessThatEndsIsFreeAtOnce() {
        send("d1");
        var claimed = process.queue().claim(1).await().indefinitely().get(0);
        process.feed().close().await().indefinitely();

        process.feed().take(claimed);

        await().until(() -> database.rows("select holder is null, tries from event"), List.of("true|0")::equals);
    }

    @Test
    void aFailedEventComesAgainAfterAPauseThatGrowsAndThenWaitsForAPerson() {
        send("d1");
        var worker = process.worker();
        nack(worker.next(), "boom");
        assertEquals(List.of("d1|stored|boom"), database.rows(STATES));
        assertEquals(List.of(), process.queue().claim(10).await().indefinitely());

        for (int i = 2; i <= Patience.TRIES; i++) {
            clock.move(Duration.ofMinutes(72));
            process.feed().wake();
            nack(worker.next(), "boom " + i);
        }

        assertEquals(List.of("d1|failed|boom 20"), database.rows(STATES));
        assertTrue(process.log().replay(worker.messages().getItems().get(0).getPayload().id()).await().indefinitely());
        ack(worker.next());
        assertEquals(List.of("d1|done|-"), database.rows(STATES));
    }

    /** Sixty-five are claimed for one worker; the next claim is that of the others. */
    @Test
    void aQuietConnectionDoesNotWaitBehindTheCrowdOfANoisyOne() {
        for (int i = 0; i < 80; i++) {
            send("d" + i);
        }
        send("outlet", "quiet");
        var worker = process.worker();
        worker.next();
        process.feed().tick();

        var next = IntStream.range(0, 68).mapToObj(i -> worker.next().getPayload().deliveryId()).toList();

        assertEquals(64, next.indexOf("quiet"), next::toString);
        assertEquals("d65", next.get(65), "then the longest due again");
    }

    @Test
    void whatTheConsumerSaysOfAnEventStands() {
        send("d1");
        send("d2");
        send("d3");
        var worker = process.worker();
        var first = worker.next();
        process.log().ignored(first.getPayload().id(), "no mapping wants t");
        ack(first);
        var second = worker.next();
        process.log().unreadable(second.getPayload().id(), "not JSON");
        ack(second);
        var third = worker.next();
        process.log().done(third.getPayload().id(), "people: merged");
        ack(third);

        assertEquals(List.of("d1|ignored|no mapping wants t", "d2|unreadable|not JSON", "d3|done|people: merged"),
                database.rows(STATES));
        assertEquals(List.of(false), List.of(process.log().replay(first.getPayload().id()).await().indefinitely()));
    }

    @Test
    void theEventsOfADeadProcessAreTakenOverWhenItsLeaseEnds() {
        send("d1");
        process.worker().next();
        var other = Process.start(database, clock);
        assertEquals(List.of(), other.queue().claim(10).await().indefinitely());

        clock.move(Duration.ofSeconds(15));

        ack(other.worker().next());
        assertEquals(List.of("d1|done|-"), database.rows(STATES));
    }

    @Test
    void aLeaseThatIsRenewedIsKeptAndAFinishedOneIsNot() {
        send("d1");
        var message = process.worker().next();
        var other = Process.start(database, clock);

        for (int i = 0; i < 3; i++) {
            clock.move(Duration.ofSeconds(10));
            process.feed().renew().await().indefinitely();
        }
        assertEquals(List.of(), other.queue().claim(10).await().indefinitely());

        nack(message, "boom");
        process.feed().renew().await().indefinitely();
        clock.move(Duration.ofSeconds(2));
        assertEquals(1, other.queue().claim(10).await().indefinitely().size());
    }

    @Test
    void closingGivesBackWhatWasNotBegun() {
        for (int i = 0; i < 5; i++) {
            send("d" + i);
        }
        var message = process.worker().next();
        await().until(() -> database.rows("select 1 from event where holder is not null").size() == 5);
        process.feed().close().await().indefinitely();
        ack(message);

        var taken = Process.start(database, clock).queue().claim(10).await().indefinitely();

        assertEquals(List.of(1, 1, 1, 1), taken.stream().map(Claimed::tries).toList());
    }

    @Test
    void manyWorkersOfTwoProcessesHandleEachEventOnce() {
        Uni.join().all(IntStream.range(0, 500)
                .mapToObj(i -> Uni.createFrom().completionStage(process.send(
                        new Arrival("shop", "d" + i, "t", Map.of(), new byte[0], clock.instant())))).toList())
                .andFailFast().await().indefinitely();
        var processes = List.of(process, Process.start(database, clock));
        for (var one : processes) {
            for (int i = 0; i < 8; i++) {
                Multi.createFrom().publisher(one.connector().getPublisher(null))
                        .onItem().transformToUniAndConcatenate(message ->
                                Uni.createFrom().completionStage(((Message<?>) message).ack()))
                        .subscribe().with(ended -> {});
            }
            one.feed().wake();
        }

        await().until(() -> database.rows("select 1 from event where state <> 'done'").isEmpty());
        assertEquals(List.of("500|1"), database.rows("select count(*), max(tries) from event"));
    }

    @Test
    void saysWhyItIsNotReady() {
        var health = new ChannelHealth(process.feed(), Queue.POSTGRESQL);
        assertEquals("events nothing here takes events yet", told(health));
        process.worker().messages().request(1);
        await().until(() -> told(health), "ready"::equals);

        database.pool().close().await().indefinitely();
        process.feed().wake();
        await().until(() -> told(health), words -> words.startsWith("events events can't be claimed: "));
    }

    private static String told(ChannelHealth health) {
        return health.getReadiness().getChannels().stream()
                .filter(channel -> !channel.isOk())
                .map(channel -> channel.getChannel() + " " + channel.getMessage())
                .findFirst().orElse("ready");
    }
}
