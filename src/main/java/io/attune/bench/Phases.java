package io.attune.bench;

import io.attune.runtime.DatabaseAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** One run: the floor, a backlog, the rate that can be sustained, latencies at fixed rates, and what is left over. */
final class Phases {

    private static final int AT_ONCE = 64;
    /** Nothing arrived for so long: nothing will. */
    private static final Duration QUIET = Duration.ofSeconds(60);
    /** Shares of the rate at which a backlog was delivered: the highest that leaves none is sustained. */
    private static final double[] SHARES = {1.0, 0.9, 0.8, 0.7, 0.6, 0.5};
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(10);
    /** The connection that leads to the sink. */
    private static final String TARGET = "crm";
    private static final Duration FLOOR = Duration.ofSeconds(5);

    private final Plan plan;
    private final Load load;
    private final Tally tally;
    private final Sink sink;
    private final Costs costs;
    private double floor;
    private Consumer<Figure> found = figure -> {};

    Phases(Plan plan, Load load, Tally tally, Sink sink, Costs costs) {
        this.plan = plan;
        this.load = load;
        this.tally = tally;
        this.sink = sink;
        this.costs = costs;
    }

    /** Code that runs for the first time is slow; customers that are edited later are made here. */
    void warmUp() {
        int most = plan.scenario() == Scenario.EDITS ? Math.max(Scenario.EDITED, plan.events()) : plan.events();
        load.closed(AT_ONCE, most, Duration.ofMinutes(1));
        awaitDelivered();
        if (plan.scenario().delivers() && tally.counts().delivered() == 0) {
            throw new BenchFailed("nothing arrives at the sink: do the connections of Attune lead to " + sink.url()
                    + "?");
        }
    }

    void run(Optional<DatabaseAddress> database, Consumer<Figure> told) {
        found = told;
        database.ifPresent(this::floor);
        double rate = backlog();
        if (plan.scenario().delivers()) {
            sustained(rate);
        }
        plan.rates().forEach(this::latency);
        leftOver();
    }

    /** All of it is taken in before the first is delivered. */
    void runDue(Subject subject, Consumer<Figure> told) {
        found = told;
        subject.restart(false);
        var before = tally.counts();
        load.closed(AT_ONCE, plan.events(), LONGEST_LOAD);
        long accepted = tally.counts().accepted() - before.accepted();
        awaitDue(subject, accepted);
        subject.restart(true);
        long calls = sink.calls();
        long begin = System.nanoTime();
        awaitDelivered();
        var after = tally.counts();
        found.accept(Figure.of("due at once", "events", accepted));
        found.accept(Figure.of("delivered", "events/s",
                accepted / seconds(after.lastArrival() - begin)));
        found.accept(Figure.of("calls", "calls", sink.calls() - calls));
        found.accept(Figure.of("calls of a backlog", "per 1,000 events", per1000(sink.calls() - calls, accepted)));
        leftOver();
    }

    private static void awaitDue(Subject subject, long count) {
        long begin = System.nanoTime();
        while (subject.due(TARGET) < count) {
            if (System.nanoTime() - begin > LONGEST_LOAD.toNanos()) {
                throw new BenchFailed("only " + subject.due(TARGET) + " of " + count + " are due");
            }
            pause(Duration.ofSeconds(1));
        }
    }

    private void floor(DatabaseAddress database) {
        var body = new Webhooks(plan.scenario(), plan.subject().secret()).body(0, Instant.now());
        var length = plan.length().compareTo(FLOOR) < 0 ? plan.length() : FLOOR;
        var rates = new Floor(database, body, length).measure();
        floor = rates.single();
        found.accept(Figure.of("floor, a commit a row", "rows/s", rates.single()).over(floor));
        found.accept(Figure.of("floor, 100 rows a commit", "rows/s", rates.batched()).over(floor));
    }

    /** As fast as it takes them; then what waits is delivered. The rate of the slower of both is returned. */
    private double backlog() {
        var before = tally.counts();
        var used = costs.used();
        long calls = sink.calls();
        long begin = System.nanoTime();
        load.closed(AT_ONCE, plan.events(), plan.length());
        double taken = seconds(System.nanoTime() - begin);
        long accepted = tally.counts().accepted() - before.accepted();
        found.accept(Figure.of("accepted", "events/s", accepted / taken).over(floor));
        if (!plan.scenario().delivers()) {
            cost(used, accepted);
            return accepted / taken;
        }
        awaitDelivered();
        var after = tally.counts();
        long delivered = after.delivered() - before.delivered();
        double rate = delivered / seconds(after.lastArrival() - begin);
        found.accept(Figure.of("delivered", "events/s", rate).over(floor));
        found.accept(Figure.of("calls of a backlog", "per 1,000 events", per1000(sink.calls() - calls, delivered)));
        cost(used, delivered);
        return rate;
    }

    private void cost(Costs.Used before, long events) {
        var used = costs.used().since(before);
        if (used.attune() > 0) {
            found.accept(Figure.of("CPU of Attune", "ms/event", (double) used.attune() / events));
            found.accept(Figure.of("CPU of PostgreSQL", "ms/event", (double) used.database() / events));
        }
    }

    private void sustained(double most) {
        double held = 0;
        for (int i = 0; i < SHARES.length && held == 0; i++) {
            int rate = (int) Math.max(1, most * SHARES[i]);
            held = holds(rate) ? rate : 0;
            awaitDelivered();
        }
        found.accept(Figure.of("sustained", "events/s", held).over(floor));
    }

    /** Whether as little waits at the end as after a third of the time, but for what half a second brings. */
    private boolean holds(int rate) {
        load.open(rate, plan.length().dividedBy(3));
        long first = tally.counts().onTheWay();
        load.open(rate, plan.length().multipliedBy(2).dividedBy(3));
        return tally.counts().onTheWay() <= first + rate / 2;
    }

    private void latency(int rate) {
        awaitDelivered();
        tally.beginAnew();
        long calls = sink.calls();
        var before = tally.counts();
        load.open(rate, plan.length());
        awaitDelivered();
        times("answer", rate, tally.answers());
        if (plan.scenario().delivers()) {
            times("end to end", rate, tally.endToEnd());
            long delivered = tally.counts().delivered() - before.delivered();
            found.accept(Figure.of("calls at " + rate + "/s", "per 1,000 events",
                    per1000(sink.calls() - calls, delivered)));
        }
    }

    private void times(String what, int rate, Histogram histogram) {
        found.accept(Figure.of(what + " at " + rate + "/s, p50", "ms", histogram.getValueAtPercentile(50) / 1e6));
        found.accept(Figure.of(what + " at " + rate + "/s, p99", "ms", histogram.getValueAtPercentile(99) / 1e6));
        found.accept(Figure.of(what + " at " + rate + "/s, max", "ms", histogram.getMaxValue() / 1e6));
    }

    private void leftOver() {
        awaitDelivered();
        var counts = tally.counts();
        found.accept(Figure.of("refused", "events", counts.refused()));
        if (plan.scenario().delivers()) {
            found.accept(Figure.of("lost", "events", counts.onTheWay()));
            found.accept(Figure.of("repeated at the target", "events", counts.repeated()));
        }
        if (costs.attuneKilobytes() > 0) {
            found.accept(Figure.of("peak memory of Attune", "MB", costs.attuneKilobytes() / 1024.0));
            found.accept(Figure.of("peak memory of PostgreSQL", "MB", costs.databaseKilobytes() / 1024.0));
        }
    }

    /** Until all of it arrived, or nothing has for a while. */
    private void awaitDelivered() {
        long begin = System.nanoTime();
        for (var now = tally.counts(); now.onTheWay() > 0; now = tally.counts()) {
            if (System.nanoTime() - Math.max(begin, now.lastArrival()) > QUIET.toNanos()) {
                return;
            }
            pause(Duration.ofMillis(20));
        }
    }

    private static void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static double per1000(long calls, long events) {
        return events == 0 ? 0 : calls * 1_000.0 / events;
    }

    private static double seconds(long nanos) {
        return Math.max(nanos, 1) / 1e9;
    }
}
