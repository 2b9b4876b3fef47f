package io.attune.review;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what waits, by connection and state, every few seconds; a scrape reads the last count and never waits. What
 * has caught up stays at 0: an alarm that was raised can end.
 */
@ApplicationScoped
class Backlog {

    private static final Set<String> EVENT_STATES = Set.of("stored", "unreadable", "failed");
    /** What goes on by itself; the rest waits for a person and has no age of the backlog. */
    private static final Set<String> UNDER_WAY = Set.of("stored", "due", "waiting");

    private final Waiting waiting;
    private final Clock clock;
    private final Gauges events;
    private final Gauges deliveries;

    Backlog(Waiting waiting, Clock clock, MeterRegistry metrics) {
        this.waiting = waiting;
        this.clock = clock;
        this.events = new Gauges(
                MultiGauge.builder("backlog.events").description("events that wait, by state").register(metrics),
                MultiGauge.builder("backlog.event.age").baseUnit("seconds")
                        .description("how long the oldest event waits to be handled").register(metrics));
        this.deliveries = new Gauges(
                MultiGauge.builder("backlog.deliveries").description("deliveries that wait, by state")
                        .register(metrics),
                MultiGauge.builder("backlog.delivery.age").baseUnit("seconds")
                        .description("how long the longest lagging system lags").register(metrics));
    }

    @Scheduled(every = "10s", identity = "backlog", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> count() {
        return waiting.count().invoke(this::show).replaceWithVoid();
    }

    private void show(List<WaitingView> all) {
        var now = clock.instant();
        events.show(all.stream().filter(one -> EVENT_STATES.contains(one.state())).toList(), now);
        deliveries.show(all.stream().filter(one -> !EVENT_STATES.contains(one.state())).toList(), now);
    }

    /** A count by connection and state, and an age by connection. */
    private static final class Gauges {

        private final MultiGauge count;
        private final MultiGauge age;
        /** All that were ever seen. */
        private final Map<Tags, Double> counts = new TreeMap<>(Gauges::compare);
        private final Map<Tags, Double> ages = new TreeMap<>(Gauges::compare);

        Gauges(MultiGauge count, MultiGauge age) {
            this.count = count;
            this.age = age;
        }

        void show(List<WaitingView> all, Instant now) {
            counts.replaceAll((tags, before) -> 0.0);
            ages.replaceAll((tags, before) -> 0.0);
            all.forEach(one -> show(one, now));
            count.register(rows(counts), true);
            age.register(rows(ages), true);
        }

        private void show(WaitingView one, Instant now) {
            var connection = Tags.of("connection", one.connection());
            counts.put(connection.and("state", one.state()), (double) one.count());
            double seconds = Duration.between(one.oldest(), now).toMillis() / 1_000.0;
            ages.merge(connection, UNDER_WAY.contains(one.state()) ? seconds : 0, Math::max);
        }

        private static List<MultiGauge.Row<?>> rows(Map<Tags, Double> values) {
            var rows = new ArrayList<MultiGauge.Row<?>>();
            values.forEach((tags, value) -> rows.add(MultiGauge.Row.of(tags, value)));
            return rows;
        }

        private static int compare(Tags left, Tags right) {
            return left.toString().compareTo(right.toString());
        }
    }
}
