package io.attune.review;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts what waits, by connection, every few seconds; a scrape reads the last count and never waits.
 * A connection that has caught up stays at 0: an alarm that was raised can end.
 */
@ApplicationScoped
class Backlog {

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

    private final Waiting waiting;
    private final Clock clock;
    private final Map<String, MultiGauge> gauges = new TreeMap<>();
    /** By gauge and connection, every connection that ever had something. */
    private final Map<String, Map<String, Double>> values = new TreeMap<>();

    Backlog(Waiting waiting, Clock clock, MeterRegistry metrics) {
        this.waiting = waiting;
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
        return waiting.count().invoke(this::show).replaceWithVoid();
    }

    private void show(List<WaitingView> all) {
        var now = clock.instant();
        values.values().forEach(byConnection -> byConnection.replaceAll((connection, before) -> 0.0));
        all.forEach(one -> show(one, Duration.between(one.oldest(), now).toMillis() / 1_000.0));
        values.forEach((name, byConnection) -> gauges.get(name).register(gaugeRows(byConnection), true));
    }

    private void show(WaitingView one, double age) {
        values.get(COUNTS.get(one.state())).put(one.connection(), (double) one.count());
        switch (one.state()) {
            case "stored" -> values.get(EVENT_AGE).put(one.connection(), age);
            case "due", "waiting" -> values.get(DELIVERY_AGE).merge(one.connection(), age, Math::max);
            default -> { /* waits for a person: no age of the backlog */ }
        }
    }

    private static List<MultiGauge.Row<?>> gaugeRows(Map<String, Double> byConnection) {
        var rows = new ArrayList<MultiGauge.Row<?>>();
        byConnection.forEach((connection, value) -> rows.add(MultiGauge.Row.of(Tags.of("connection", connection), value)));
        return rows;
    }
}
