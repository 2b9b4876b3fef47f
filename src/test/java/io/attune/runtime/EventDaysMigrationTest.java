package io.attune.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Brings the inbox of a database from before up to date: the table is made again as it was, and V20 run on it. */
class EventDaysMigrationTest {

    private static final String PARTITIONS = """
            select regexp_replace(inhrelid::regclass::text, '\\d{8}', 'DATE')
                || ' ' || pg_get_expr(relpartbound, inhrelid)
            from pg_inherits join pg_class on pg_class.oid = inhrelid
            where inhparent = 'event'::regclass order by 1""";

    private PostgresPool database;

    @BeforeEach
    void open() throws IOException {
        database = PostgresPool.open();
        database.run("drop table event");
        var before = migration("V2__inbox.sql");
        database.run(before.substring(before.indexOf("create table event ("),
                before.indexOf("create table seen_delivery")));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static String migration(String file) throws IOException {
        try (var in = EventDaysMigrationTest.class.getResourceAsStream("/db/migration/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatWasStoredBeforeStaysAndNewOnesFindTheirPlace() throws IOException {
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at)
                values (17, 'shop', 'd', 't', '{}', 'x', now(), now())""");
        database.run(migration("V20__event_days.sql"));

        assertEquals(List.of("event_kept FOR VALUES FROM (MINVALUE) TO ('0')",
                "event_until_DATE FOR VALUES FROM ('0') TO ('1000000000000000')"), database.rows(PARTITIONS));
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at)
                values (nextval('event_id'), 'shop', 'by the version before', 't', '{}', 'x', now(), now());
                update event set state = 'done', settled_at = now() where id = 17""");
        assertEquals(List.of("17|done", "1|stored"),
                database.rows("select id, state from event order by settled_at"));
    }

    @Test
    void anEmptyInboxLeavesNothingBehind() throws IOException {
        database.run(migration("V20__event_days.sql"));

        assertEquals(List.of("event_kept FOR VALUES FROM (MINVALUE) TO ('1000000000000000')"),
                database.rows(PARTITIONS));
        assertTrue(database.rows("select relname from pg_class where relname like 'event_once%'").isEmpty());
    }
}
