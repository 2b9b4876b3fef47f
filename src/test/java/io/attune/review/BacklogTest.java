package io.attune.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.MovedClock;
import io.attune.runtime.PostgresPool;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final MovedClock AT_01_30 = new MovedClock(Instant.parse("2026-11-22T08:01:30Z"));
    private static PostgresPool database;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @BeforeAll
    static void open() {
        database = PostgresPool.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void countsWhatWaitsByConnectionAndGoesBackToZero() {
        var backlog = new Backlog(new Waiting(database.pool()), AT_01_30, metrics);
        database.run("""
                insert into record (id, mapping, mapping_version, created_at, updated_at)
                select gen_random_uuid(), 'customer', 1, now(), now() from generate_series(1, 4)""");
        database.run("""
                insert into delivery (record, system, mapping, connection, state, due_at, since)
                select id, 'crm', 'customer', 'crm', (array['due', 'waiting', 'dead', 'held'])[row_number() over ()], now(),
                    timestamptz '2026-11-22T08:00:00Z' + interval '10 s' * row_number() over () from record""");
        database.run("""
                insert into event (id, connection, delivery_id, topic, headers, received_at, due_at, state)
                values (1, 'shop', 'a', 't', '{}', '2026-11-22T08:01:29.5Z', now(), 'stored'),
                    (2, 'shop', 'b', 't', '{}', '2026-11-22T08:00:00Z', now(), 'done'),
                    (3, 'shop', 'c', 't', '{}', '2026-11-22T08:00:00Z', now(), 'unreadable'),
                    (4, 'shop', 'd', 't', '{}', '2026-11-22T08:00:00Z', now(), 'failed')""");

        backlog.count().await().indefinitely();
        assertEquals("""
                backlog.deliveries crm dead 1.0
                backlog.deliveries crm due 1.0
                backlog.deliveries crm held 1.0
                backlog.deliveries crm waiting 1.0
                backlog.delivery.age crm null 80.0
                backlog.event.age shop null 0.5
                backlog.events shop failed 1.0
                backlog.events shop stored 1.0
                backlog.events shop unreadable 1.0""", shown());

        database.run("truncate delivery, event");
        backlog.count().await().indefinitely();
        assertEquals("""
                backlog.deliveries crm dead 0.0
                backlog.deliveries crm due 0.0
                backlog.deliveries crm held 0.0
                backlog.deliveries crm waiting 0.0
                backlog.delivery.age crm null 0.0
                backlog.event.age shop null 0.0
                backlog.events shop failed 0.0
                backlog.events shop stored 0.0
                backlog.events shop unreadable 0.0""", shown());
    }

    private String shown() {
        return metrics.getMeters().stream()
                .map(meter -> meter.getId().getName() + " " + meter.getId().getTag("connection") + " "
                        + meter.getId().getTag("state") + " " + meter.measure().iterator().next().getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
