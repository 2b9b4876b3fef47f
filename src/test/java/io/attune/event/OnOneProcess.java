package io.attune.event;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.retention.Kept;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that begins with one process on an empty inbox, to which others may come. */
abstract class OnOneProcess {

    static final String STATES = "select delivery_id, state, coalesce(why, '-') from event order by id";

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    PostgresPool database;
    OneProcess process;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        Kept.in(database.pool(), clock).keep().await().indefinitely();
        process = OneProcess.start(database, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    final void send(String delivery) {
        send("shop", delivery);
    }

    final void send(String connection, String delivery) {
        var headers = Map.of("a", List.of("b"));
        var arrival = new Arrival(connection, delivery, "t", headers, delivery.getBytes(), clock.instant());
        assertInstanceOf(Receipt.Stored.class, process.send(arrival).join());
    }

    static void ack(Message<Event> message) {
        message.ack().toCompletableFuture().join();
    }

    static void nack(Message<Event> message, String why) {
        message.nack(new IllegalStateException(why)).toCompletableFuture().join();
    }
}
