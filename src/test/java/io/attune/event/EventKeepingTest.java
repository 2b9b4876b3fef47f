package io.attune.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresPool;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventKeepingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private PostgresPool database;

    @BeforeEach
    void open() {
        database = PostgresPool.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void event(int id, String state, int daysOld) {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at, state)
                values (%d, 'shop', 'd', 't', '{"a":["b"]}', 'x', '%s', '%2$s', '%s')"""
                .formatted(id, NOW.minus(Duration.ofDays(daysOld)), state));
    }

    @Test
    void bodiesGoWhenTheyAreOfNoMoreUse() {
        event(1, "done", 8);
        event(2, "ignored", 8);
        event(3, "done", 6);
        event(4, "stored", 400);
        event(5, "failed", 89);
        event(6, "unreadable", 91);

        new EventKeeping(database.pool(), Clock.fixed(NOW, ZoneOffset.UTC), null, Duration.ofDays(7),
                Duration.ofDays(90))
                .emptyOld().await().indefinitely();

        assertEquals(List.of("1|null|{}", "2|null|{}", "3|x|{\"a\":[\"b\"]}", "4|x|{\"a\":[\"b\"]}",
                "5|x|{\"a\":[\"b\"]}", "6|null|{}"),
                database.rows("select id, convert_from(body, 'UTF8'), headers::text from event order by id"));
    }

    @Test
    void goesOnUntilNothingIsLeftToEmpty() {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at, state)
                select i, 'shop', 'd', 't', '{}', 'x', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'done'
                from generate_series(1, 2500) i""");

        new EventKeeping(database.pool(), Clock.fixed(NOW, ZoneOffset.UTC), null, Duration.ofDays(7),
                Duration.ofDays(90))
                .emptyOld().await().indefinitely();

        assertEquals(List.of("0"), database.rows("select count(*) from event where body is not null"));
    }
}
