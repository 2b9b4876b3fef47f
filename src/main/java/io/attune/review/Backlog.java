package io.attune.review;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what waits, by connection, every few seconds and in one round trip; a scrape reads the last count and never waits.
 * A connection that has caught up stays at 0: an alarm that was raised can end.
 */
@ApplicationScoped
class Backlog {

    /** What is waited for in each state; each part reads an index that holds just that, never the history. */
    private static final String COUNT = """
            select connection, state, count(*) as waiting, min(since) as oldest from delivery group by connection, state
            union all
            select connection, state, count(*), min(received_at) from event where state = 'stored' group by connection, state
            union all
            select connection, state, count(*), min(received_at) from event
            where state in ('unreadable', 'failed') group by connection, state""";

    private static final String EVENT_AGE = "attune.backlog.event.age";
    private static final String DELIVERY_AGE = "attune.backlog.delivery.age";
    /** By state. */
    private static final Map<String, String> COUNTS = Map.of(
            "due", "attune.delivery.due",
            "waiting", "attune.delivery.waiting",
            "held", "attune.delivery.held",
            "dead", "attune.delivery.dead",
            "stored", "attune.event.waiting",
            "unreadable", "attune.event.unreadable",
            "failed", "attune.event.failed");

    private final Pool pool;
    private final Clock clock;
    private final Map<String, MultiGauge> gauges = new TreeMap<>();
    /** By gauge and connection, every connection that ever had something. */
    private final Map<String, Map<String, Double>> values = new TreeMap<>();

    Backlog(Pool pool, Clock clock, MeterRegistry metrics) {
        this.pool = pool;
        this.clock = clock;
        gauge(metrics, EVENT_AGE, "seconds", "how long the oldest event waits to be handled");
        gauge(metrics, DELIVERY_AGE, "seconds", "how long the longest lagging system lags, dead letters and held ones apart");
        COUNTS.forEach((state, name) -> gauge(metrics, name, null, "how many are " + state));
    }

    private void gauge(MeterRegistry metrics, String name, String unit, String about) {
        gauges.put(name, MultiGauge.builder(name).baseUnit(unit).description(about).register(metrics));
        values.put(name, new TreeMap<>());
    }

    @Scheduled(every = "10s", identity = "backlog", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return pool.query(COUNT).execute().invoke(this::show).replaceWithVoid();
    }

    private void show(RowSet<Row> rows) {
        values.values().forEach(byConnection -> byConnection.replaceAll((connection, before) -> 0.0));
        for (var row : rows) {
            show(row, clock.instant());
        }
        values.forEach((name, byConnection) -> gauges.get(name).register(gaugeRows(byConnection), true));
    }

    private void show(Row row, Instant now) {
        var connection = row.getString("connection");
        var state = row.getString("state");
        double age = Duration.between(row.getOffsetDateTime("oldest").toInstant(), now).toMillis() / 1_000.0;
        values.get(COUNTS.get(state)).put(connection, row.getLong("waiting").doubleValue());
        switch (state) {
            case "stored" -> values.get(EVENT_AGE).put(connection, age);
            case "due", "waiting" -> values.get(DELIVERY_AGE).merge(connection, age, Math::max);
            default -> { /* waits for a person: no age of the backlog */ }
        }
    }

    private static List<MultiGauge.Row<?>> gaugeRows(Map<String, Double> byConnection) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        byConnection.forEach((connection, value) -> rows.add(MultiGauge.Row.of(Tags.of("connection", connection), value)));
        return rows;
    }
}
