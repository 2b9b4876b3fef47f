package io.attune.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuotaTest {

    private final MovedClock clock = new MovedClock(Instant.parse("2026-11-22T12:00:00Z"));
    private PostgresPool database;
    private Quota quota;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
        quota = new Quota(database.pool(), clock, 3);
        store("shop", "stored", 1);
        store("shop", "done", 5);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void store(String connection, String state, int count) {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at, state)
                select nextval('event_id'), '%s', 'd', 't', '{}', 'x', now(), now(), '%s' from generate_series(1, %d)"""
                .formatted(connection, state, count));
    }

    private String admitted(String connection, int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> quota.admits(connection).await().indefinitely() ? "+" : "-")
                .collect(Collectors.joining());
    }

    @Test
    void countsWhatWaitsAndWhatItLetIn() {
        assertEquals("++--", admitted("shop", 4));
        assertEquals("+++-", admitted("crm", 4));
    }

    @Test
    void looksAgainWhenItIsFullButNotForEachOne() {
        assertEquals("++-", admitted("shop", 3));
        database.run("update event set state = 'done'");
        assertEquals("-", admitted("shop", 1));
        clock.move(Duration.ofSeconds(1));
        assertEquals("+++-", admitted("shop", 4));
    }

    @Test
    void seesAfterAWhileWhatOtherProcessesStored() {
        assertEquals("+", admitted("shop", 1));
        store("shop", "stored", 7);
        assertEquals("+", admitted("shop", 1));
        clock.move(Duration.ofSeconds(10));
        assertEquals("-", admitted("shop", 1));
    }

    @Test
    void manyAtOnceShareOneCount() {
        var all = IntStream.range(0, 10).mapToObj(i -> quota.admits("shop").subscribeAsCompletionStage()).toList();
        assertEquals(List.of(false, true), all.stream().map(one -> one.join()).distinct().sorted().toList());
        assertEquals(2, all.stream().filter(one -> one.join()).count());
    }
}
