package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run: the floor, a backlog, the rate that can be sustained, latencies at fixed rates, and what is left over. */
final class Phases {

    /** While it warms up: enough to fill what it does together, too few to wait for long. */
    private static final int MOST_ON_THE_WAY = 2_000;
    /** The load itself did not keep up. */
    private static final Duration LATE = Duration.ofSeconds(1);
    private static final URI NOWHERE = URI.create("http://127.0.0.1/");
    private static final Duration FLOOR = Duration.ofSeconds(5);

    private final Stand stand;
    private final Plan plan;
    private final Load load;
    private final Tally tally;
    private final Sink sink;
    private final Costs costs;
    private double floor;
    private double warm;
    private List<Figure> costOfHeld = List.of();
    private Consumer<Figure> found = figure -> {};

    Phases(Stand stand) {
        this.stand = stand;
        this.plan = stand.plan();
        this.load = stand.load();
        this.tally = stand.tally();
        this.sink = stand.sink();
        this.costs = stand.costs();
    }

    /** Customers that are edited later are made here. */
    void warmUp(Consumer<Figure> told) {
        if (plan.scenario() == Scenario.EDITS) {
            load.closed(plan.load().atOnce(), Scenario.EDITED, plan.load().longest());
            stand.awaitDelivered();
        }
        var figures = new WarmUp(plan.load().warmUp(), this::through,
                length -> load.held(plan.load().atOnce(), MOST_ON_THE_WAY, length)).run();
        figures.forEach(told);
        warm = figures.get(figures.size() - 1).value();
        stand.awaitDelivered();
        if (plan.scenario().delivers() && tally.counts().delivered() == 0) {
            throw new BenchFailed("nothing arrives at the sink: do the connections of Attune lead to " + sink.url()
                    + "?");
        }
    }

    /** One customer, all the way. */
    void first() {
        load.closed(1, 1, plan.load().longest());
        stand.awaitDelivered();
    }

    private long through() {
        var counts = tally.counts();
        return plan.scenario().delivers() ? counts.delivered() : counts.accepted();
    }

    void run(Optional<DatabaseAddress> database, Consumer<Figure> told) {
        found = told;
        database.ifPresent(this::floor);
        if (plan.scenario().delivers()) {
            backlog();
            sustained();
        } else {
            intake();
        }
        plan.rates().forEach(this::latency);
        stand.leftOver(found);
    }

    private void floor(DatabaseAddress database) {
        var body = new Webhooks(plan.scenario(), plan.subject().secret(), NOWHERE).body(0, Instant.now());
        var length = plan.length().compareTo(FLOOR) < 0 ? plan.length() : FLOOR;
        var rates = new Floor(database, body, length).measure();
        floor = rates.single();
        found.accept(Figure.of("floor, a commit a row", "rows/s", rates.single()).over(floor));
        found.accept(Figure.of("floor, 100 rows a commit", "rows/s", rates.batched()).over(floor));
    }

    /** As fast as it takes them, as long as a phase lasts. */
    private void intake() {
        load.prepare(Long.MAX_VALUE);
        var used = costs.used();
        long before = tally.counts().accepted();
        long begin = System.nanoTime();
        load.closed(plan.load().atOnce(), Long.MAX_VALUE, plan.length());
        long accepted = tally.counts().accepted() - before;
        found.accept(Figure.of("accepted", "events/s", accepted / Stand.seconds(System.nanoTime() - begin)).over(floor));
        cost("", used, accepted).forEach(found);
    }

    /** As fast as it takes them; then what waits is delivered. */
    private void backlog() {
        load.prepare(plan.load().events());
        var before = tally.counts();
        var used = costs.used();
        long calls = sink.calls();
        long begin = System.nanoTime();
        load.closed(plan.load().atOnce(), plan.load().events(), plan.length());
        double taken = Stand.seconds(System.nanoTime() - begin);
        long accepted = tally.counts().accepted() - before.accepted();
        found.accept(Figure.of("accepted", "events/s", accepted / taken).over(floor));
        stand.awaitDelivered();
        var after = tally.counts();
        long delivered = after.delivered() - before.delivered();
        double rate = delivered / Stand.seconds(after.lastArrival() - begin);
        found.accept(Figure.of("delivered", "events/s", rate).over(floor));
        found.accept(Figure.of("calls of a backlog", "per 1,000 events", Stand.per1000(sink.calls() - calls, delivered)));
        cost("", used, delivered).forEach(found);
    }

    private List<Figure> cost(String when, Costs.Used before, long events) {
        var used = costs.used().since(before);
        return used.attune() == 0 ? List.of() : List.of(
                Figure.of("CPU of Attune" + when, "ms/event", (double) used.attune() / events),
                Figure.of("CPU of PostgreSQL" + when, "ms/event", (double) used.database() / events),
                Figure.of("CPU of load and target" + when, "ms/event", (double) used.own() / events));
    }

    /** The rate is looked for around what came through while the load waited for it. */
    private void sustained() {
        int rate = new Sustained(this::holds).from(warm);
        found.accept(Figure.of("sustained", "events/s", rate).over(floor));
        costOfHeld.forEach(found);
    }

    /**
     * Whether all was sent in time and taken, and as little waits at the end of a phase as before it, but for what half
     * a second brings.
     */
    private boolean holds(int rate) {
        load.open(rate, plan.length().dividedBy(3));
        var before = tally.counts();
        var used = costs.used();
        long begin = System.nanoTime();
        load.open(rate, plan.length());
        var took = Duration.ofNanos(System.nanoTime() - begin);
        var after = tally.counts();
        boolean holds = after.onTheWay() <= before.onTheWay() + rate / 2 && after.refused() == before.refused()
                && took.minus(plan.length()).compareTo(LATE) < 0;
        if (holds) {
            costOfHeld = cost(", sustained", used, after.delivered() - before.delivered());
        }
        stand.awaitDelivered();
        return holds;
    }

    private void latency(int rate) {
        stand.awaitDelivered();
        tally.beginAnew();
        long calls = sink.calls();
        var before = tally.counts();
        load.prepare(rate * plan.length().toSeconds());
        load.open(rate, plan.length());
        stand.awaitDelivered();
        times("answer", rate, tally.answers());
        if (plan.scenario().delivers()) {
            times("end to end", rate, tally.endToEnd());
            long delivered = tally.counts().delivered() - before.delivered();
            found.accept(Figure.of("calls at " + rate + "/s", "per 1,000 events",
                    Stand.per1000(sink.calls() - calls, delivered)));
        }
    }

    private void times(String what, int rate, Histogram histogram) {
        found.accept(Figure.of(what + " at " + rate + "/s, p50", "ms", histogram.getValueAtPercentile(50) / 1e6));
        found.accept(Figure.of(what + " at " + rate + "/s, p99", "ms", histogram.getValueAtPercentile(99) / 1e6));
        found.accept(Figure.of(what + " at " + rate + "/s, max", "ms", histogram.getMaxValue() / 1e6));
    }
}
