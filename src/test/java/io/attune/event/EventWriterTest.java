package io.attune.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.batch.Pace;
import io.attune.event.Receipt.Repeated;
import io.attune.event.Receipt.Stored;
import io.attune.process.ThisProcess;
import io.attune.retention.EventIds;
import io.attune.retention.Kept;
import io.attune.retention.Partitions;
import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventWriterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MovedClock clock = new MovedClock(NOON);
    private PostgresPool database;
    private Partitions days;
    private EventQueue queue;
    private EventFeed feed;
    private EventWriter writer;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        days = Kept.in(database.pool(), clock);
        days.keep().await().indefinitely();
        queue = new EventQueue(database.pool(), clock, Pace.NONE, new ThisProcess(), Duration.ofSeconds(15));
        feed = new EventFeed(queue, 1);
        writer = new EventWriter(database.pool(), quota(), feed, new DeliveryDays(days, clock));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Quota quota() {
        return new Quota(database.pool(), clock, 10_000);
    }

    private Arrival arrival(String delivery, String body) {
        return new Arrival("shop", delivery, "customers/create", Map.of("x-topic", List.of("customers/create")),
                body.getBytes(UTF_8), clock.instant());
    }

    private Receipt store(String delivery, String body) {
        return writer.store(arrival(delivery, body)).await().indefinitely();
    }

    @Test
    void keepsTheBytesAndTheHeadersAsTheyCame() {
        var headers = Map.of("x-topic", List.of("a", "b"),
                "authorization", List.of("Bearer s"), "cookie", List.of("c"));
        var arrival = new Arrival("shop", "d1\0", "t", headers, new byte[] {0, (byte) 0xff, '"'}, NOON);

        writer.store(arrival).await().indefinitely();

        assertEquals(List.of("shop|d1\uFFFD|t|{\"x-topic\":[\"a\",\"b\"]}|00ff22|stored|0"), database.rows("""
                select connection, delivery_id, topic, headers::text, encode(body, 'hex'), state, tries from event"""));
    }

    @Test
    void aRepeatGetsTheFirstIdAndHasNoEffect() {
        var first = (Stored) store("d1", "{}");

        assertEquals(new Repeated(first.event(), true), store("d1", "{}"));
        assertEquals(new Repeated(first.event(), false), store("d1", "{ }"));
        assertTrue(store("d2", "{}") instanceof Stored);
        assertEquals(List.of("d1|{}", "d2|{}"), database.rows("""
                select delivery_id, convert_from(body, 'UTF8') from event order by id"""));
    }

    @Test
    void twoConnectionsMayUseOneDeliveryId() {
        store("d1", "{}");
        var other = new Arrival("other", "d1", "t", Map.of(), new byte[0], NOON);

        assertTrue(writer.store(other).await().indefinitely() instanceof Stored);
    }

    @Test
    void anIdIsRememberedForThirtyDays() {
        var first = (Stored) store("d1", "{}");
        clock.move(Duration.ofDays(29));
        days.keep().await().indefinitely();
        assertEquals(new Repeated(first.event(), true), store("d1", "{}"));

        clock.move(Duration.ofDays(2));
        days.keep().await().indefinitely();
        assertTrue(store("d1", "{}") instanceof Stored);
    }

    /** The event goes after a week with its day; its delivery id is known for longer. */
    @Test
    void aRepeatIsKnownWhenItsEventIsGone() {
        var first = (Stored) store("d1", "{}");
        queue.settle(new Settlement(first.event(), "done", "")).await().indefinitely();
        clock.move(Duration.ofDays(8));
        days.keep().await().indefinitely();

        assertEquals(List.of(), database.rows("select id from event"));
        assertEquals(new Repeated(first.event(), true), store("d1", "{}"));
        assertFalse(queue.isOpen(first.event()).await().indefinitely());
        assertFalse(queue.replay(first.event()).await().indefinitely());
    }

    /** What is parked moves before its day is dropped, and is found by its id as before. */
    @Test
    void whatIsParkedCanBeTriedAgainAfterWeeks() {
        var first = (Stored) store("d1", "{}");
        queue.settle(new Settlement(first.event(), "failed", "boom")).await().indefinitely();
        clock.move(Duration.ofDays(60));
        days.keep().await().indefinitely();

        assertTrue(queue.replay(first.event()).await().indefinitely());
        var again = queue.claim(10, Set.of()).await().indefinitely();
        assertEquals(List.of(first.event()), again.stream().map(claimed -> claimed.event().id()).toList());
        queue.settle(new Settlement(first.event(), "done", "")).await().indefinitely();
        assertEquals(List.of("done"), database.rows("select state from event"));
    }

    /** A process takes what is open for as long as it likes: its partition may go meanwhile. */
    @Test
    void whatIsUnderWayIsSettledWhereItMovedTo() {
        var first = (Stored) store("d1", "{}");
        assertEquals(1, queue.claim(10, Set.of()).await().indefinitely().size());
        clock.move(Duration.ofDays(8));
        days.keep().await().indefinitely();
        queue.renew(List.of(first.event())).await().indefinitely();
        queue.settle(new Settlement(first.event(), "ignored", "")).await().indefinitely();

        assertEquals(List.of("event_kept|ignored"),
                database.rows("select tableoid::regclass::text, state from event"));
    }

    @Test
    void anIdTellsTheDayOfStoring() {
        clock.move(Duration.ofHours(12).minusSeconds(1));
        var late = (Stored) store("d1", "{}");
        var waiting = arrival("d2", "{}");
        clock.move(Duration.ofSeconds(1));
        var later = (Stored) writer.store(waiting).await().indefinitely();

        assertEquals(EventIds.of(LocalDate.of(2026, 11, 22)), late.event() / 100_000_000_000L * 100_000_000_000L);
        assertEquals(EventIds.of(LocalDate.of(2026, 11, 23)), later.event() / 100_000_000_000L * 100_000_000_000L);
        assertEquals(List.of("event_20261122|d1", "event_20261123|d2"),
                database.rows("select tableoid::regclass::text, delivery_id from event order by id"));
    }

    /** Its partitions are made for a week, by a job that needs the database. */
    @Test
    void whatComesWhenTheDatabaseWasAwayForLongIsStored() {
        clock.move(Duration.ofDays(20));
        assertTrue(store("d1", "{}") instanceof Stored);
    }

    /** Two writers stand for two processes: they share nothing but the database. */
    @Test
    void repeatsAtTheSameMomentMakeOneEventEach() {
        var writers = List.of(writer, new EventWriter(database.pool(), quota(), feed,
                new DeliveryDays(days, clock)));
        var all = IntStream.range(0, 1_000)
                .mapToObj(i -> writers.get(i % 2).store(arrival("d" + i % 50, "{}")).subscribeAsCompletionStage())
                .toList();

        var receipts = all.stream().map(CompletableFuture::join).toList();

        var stored = new HashSet<Long>();
        receipts.forEach(receipt -> receipt.fold(it -> stored.add(it.event()), it -> true, it -> false, it -> false));
        assertEquals(50, stored.size());
        receipts.forEach(receipt -> assertTrue(stored.contains(
                receipt.<Long>fold(Stored::event, it -> -1L, Repeated::event, it -> -1L)), receipt::toString));
        assertEquals(List.of("50|50"), database.rows("""
                select count(*), count(distinct delivery_id) from event"""));
    }

    /** Two go alone, thirty each in two batches beside them, and all others in one when one of those has ended. */
    @Test
    void aLaterArrivalHasTheLargerIdAlsoInOneBatch() {
        var lock = database.pool().getConnection().await().indefinitely();
        lock.query("begin; lock table event in exclusive mode").execute().await().indefinitely();
        var all = IntStream.range(0, 104)
                .mapToObj(i -> writer.store(arrival("d" + (997 * i) % 104, "{}")).subscribeAsCompletionStage())
                .toList();
        lock.query("commit").execute().await().indefinitely();
        lock.closeAndForget();

        var ids = all.stream().map(CompletableFuture::join)
                .map(receipt -> receipt.fold(Stored::event, it -> -1L, Repeated::event, it -> -1L)).toList();

        for (var batch : List.of(ids.subList(2, 32), ids.subList(32, 62), ids.subList(62, 104))) {
            assertEquals(batch.stream().sorted().toList(), batch);
        }
    }

    /** The table is locked, so the statement runs but cannot come to its commit. */
    @Test
    void noReceiptBeforeTheCommit() {
        var lock = database.pool().getConnection().await().indefinitely();
        lock.query("begin; lock table event in exclusive mode").execute().await().indefinitely();
        var receipt = writer.store(arrival("d1", "{}")).subscribeAsCompletionStage();

        await().until(() -> !database.rows("""
                select 1 from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()""").isEmpty());
        assertFalse(receipt.isDone());
        assertEquals(List.of(), database.rows("select id from event"));
        lock.query("commit").execute().await().indefinitely();
        lock.closeAndForget();

        var stored = (Stored) receipt.join();
        assertEquals(List.of(Long.toString(stored.event())), database.rows("select id from event"));
    }

    @Test
    void aBrokenDatabaseIsAFailureAndNothingOfItStaysBehind() {
        database.run("alter table event rename to elsewhere");
        assertThrows(RuntimeException.class, () -> store("d1", "{}"));
        database.run("alter table elsewhere rename to event");

        assertTrue(store("d1", "{}") instanceof Stored);
    }
}
