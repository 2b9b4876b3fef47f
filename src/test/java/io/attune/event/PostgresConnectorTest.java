package io.attune.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class PostgresConnectorTest extends OnOneProcess {

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
    void manyWorkersOfTwoProcessesHandleEachEventOnce() {
        Uni.join().all(IntStream.range(0, 500)
                .mapToObj(i -> Uni.createFrom().completionStage(process.send(
                        new Arrival("shop", "d" + i, "t", Map.of(), new byte[0], clock.instant())))).toList())
                .andFailFast().await().indefinitely();
        var processes = List.of(process, OneProcess.start(database, clock));
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
