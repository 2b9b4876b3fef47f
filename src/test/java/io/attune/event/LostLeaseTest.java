package io.attune.event;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.batch.Pace;
import io.attune.process.ThisProcess;
import io.attune.retention.Kept;
import io.attune.runtime.LostAnswer;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database leased events to a process, and its answer was lost: they are free soon, not when the lease ends. */
class LostLeaseTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LEASE = "select holder is null, tries, due_at from event where delivery_id = 'd1'";

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private LostAnswer answer;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        Kept.in(database.pool(), clock).keep().await().indefinitely();
        answer = LostAnswer.of(database);
    }

    @AfterEach
    void close() {
        answer.close();
        database.close();
    }

    /** The moment at which it is due is that at which it was given back: it was leased before. */
    @Test
    void whatAClaimTookIsGivenBack() {
        var queue = new EventQueue(answer.session().pool(), clock, Pace.NONE, new ThisProcess(), Duration.ofSeconds(15));
        assertEquals(List.of(), queue.claim(10).await().indefinitely());
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at)
                values (nextval('event_id'), 'shop', 'd1', 't', '{}', 'x', now(), '2026-11-22T11:00:00Z')""");

        answer.losesThatOf(() -> queue.claim(10).await().indefinitely());

        await().atMost(SOON).until(() -> database.rows(LEASE), List.of("true|0|2026-11-22T12:00Z")::equals);
        assertEquals(1, queue.claim(10).await().indefinitely().size());
    }

    @Test
    void whatWasStoredForAWorkerIsGivenBack() {
        var process = OneProcess.start(answer.session(), clock);
        var worker = process.worker();
        worker.messages().request(2);
        await().atMost(SOON).until(() -> process.feed().trouble().isEmpty());
        process.send(arrival("d0")).join();
        worker.messages().awaitItems(1);
        clock.move(Duration.ofSeconds(1));
        assertTrue(process.feed().lease(1, 2).isPresent(), "the next one, too, is stored with a lease");

        answer.losesThatOf(() -> process.send(arrival("d1")).join());

        await().atMost(SOON).until(() -> database.rows(LEASE), List.of("true|0|2026-11-22T12:00:01Z")::equals);
        assertEquals(List.of("d0"), database.rows("select delivery_id from event where holder is not null"));
        process.feed().wake();
        worker.messages().awaitItems(2);
        assertEquals("d1", worker.messages().getItems().get(1).getPayload().deliveryId());
    }

    private Arrival arrival(String delivery) {
        return new Arrival("shop", delivery, "t", Map.of(), delivery.getBytes(), clock.instant());
    }
}
