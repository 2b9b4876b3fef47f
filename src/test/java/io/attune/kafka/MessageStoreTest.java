package io.attune.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.attune.event.Arrival;
import io.attune.event.DirectIntake;
import io.attune.event.Repeats;
import io.attune.retention.Kept;
import io.attune.runtime.PostgresPool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageStoreTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String STORED = "select delivery_id from event order by id";

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private PostgresPool database;
    private MessageStore store;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        Kept.in(database.pool(), Clock.systemUTC()).keep().await().indefinitely();
        store = new MessageStore(DirectIntake.into(database), new Repeats(metrics), metrics);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ConsumerRecord<String, byte[]> message(int offset, String connection) {
        return message(offset, connection, "d" + offset, Instant.now());
    }

    private static ConsumerRecord<String, byte[]> message(int offset, String connection, String delivery,
            Instant receivedAt) {
        var arrival = new Arrival(connection, delivery, "t", Map.of(), "{}".getBytes(UTF_8), receivedAt);
        return Messages.of(ArrivalRecord.of("arrivals", "shop/customer/1", arrival), offset);
    }

    private static ConsumerRecord<String, byte[]> message(int offset) {
        return message(offset, "shop");
    }

    private static ConsumerRecord<String, byte[]> old(int offset, int days) {
        return message(offset, "shop", "d" + offset, Instant.now().minus(Duration.ofDays(days)));
    }

    private String counts() {
        return metrics.getMeters().stream()
                .map(meter -> meter.getId().getName())
                .map(name -> name + "=" + (int) metrics.get(name).counter().count())
                .sorted().collect(Collectors.joining(" "));
    }

    @Test
    void aBatchIsStoredInItsOrderAndOnce() {
        var batch = IntStream.range(0, 500).mapToObj(MessageStoreTest::message).toList();
        store.store(Messages.batch(batch)).await().indefinitely();
        assertEquals(batch.stream().map(one -> "d" + one.offset()).toList(), database.rows(STORED));

        store.store(Messages.batch(batch.subList(400, 500))).await().indefinitely();
        assertEquals(List.of("500"), database.rows("select count(*) from event"));
        assertEquals("event.fetched=500 event.repeated=100", counts());
    }

    @Test
    void whatIsNotOursIsPassedBy() {
        store.store(Messages.batch(message(1), Messages.of(null, new byte[] {1}), message(3))).await().indefinitely();

        assertEquals(List.of("d1", "d3"), database.rows(STORED));
        assertEquals("event.fetched=2 event.foreign=1", counts());
    }

    /** A character that no text of PostgreSQL can hold. */
    @Test
    void whatTheDatabaseCanNeverHoldFailsNobodyElse() {
        store.store(Messages.batch(message(1), message(2), message(3, "sh\0op"), message(4), message(5)))
                .await().indefinitely();

        assertEquals(List.of("d1", "d2", "d4", "d5"), database.rows(STORED));
        assertEquals("event.fetched=4 event.foreign=1", counts());
    }

    /** The database was away for long, or the topic is read anew: what is there was acknowledged, and is stored. */
    @Test
    void whatWaitedForWeeksIsStoredOnceToo() {
        var batch = Messages.batch(old(1, 10), old(2, 31), old(3, 32), old(4, 40), old(5, 4_000), old(6, -20),
                message(7));
        store.store(batch).await().atMost(SOON);
        Kept.in(database.pool(), Clock.systemUTC()).keep().await().indefinitely();
        store.store(batch).await().atMost(SOON);

        assertEquals(List.of("d1", "d2", "d3", "d4", "d5", "d6", "d7"), database.rows(STORED));
        assertEquals("event.fetched=7 event.repeated=7", counts());
    }

    @Test
    void whatIsTooLongForAnIndexFailsNobodyElse() {
        store.store(Messages.batch(message(1), message(2, noise()), message(3, "shop", noise(), Instant.now()),
                message(4))).await().atMost(SOON);

        assertEquals(List.of("d1", "d4"), database.rows(STORED));
        assertEquals("event.fetched=2 event.foreign=2", counts());
    }

    /** Too long for an index row, also when it is compressed. */
    private static String noise() {
        var random = new SplittableRandom(1);
        return random.ints(20_000, '0', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    }

    @Test
    void aLaterFormatWaitsForWhoeverReadsIt() {
        var newer = Messages.of("{\"format\":2}".getBytes(UTF_8), new byte[0]);

        var failure = assertThrows(IllegalStateException.class,
                () -> store.store(Messages.batch(message(1), newer)).await().indefinitely());

        assertEquals("arrivals/0/0 is of a later version of Attune, in format 2: a process of that version must read"
                + " it", failure.getMessage());
        assertEquals(List.of(), database.rows(STORED));
    }

    @Test
    void aBrokenDatabaseFailsTheBatchAndTellsNothing() {
        database.run("alter table event rename to elsewhere");
        assertThrows(RuntimeException.class, () -> store.store(Messages.batch(message(1))).await().indefinitely());
        database.run("alter table elsewhere rename to event");

        store.store(Messages.batch(message(1))).await().indefinitely();
        assertEquals(List.of("d1"), database.rows(STORED));
        assertEquals("event.fetched=1", counts());
    }
}
