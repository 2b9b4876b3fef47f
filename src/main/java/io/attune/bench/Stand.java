package io.attune.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** All that stands around the Attune that is measured. */
record Stand(Plan plan, Load load, Tally tally, Sink sink, Costs costs) {

    /** Nothing arrived for so long: nothing will. */
    private static final Duration QUIET = Duration.ofSeconds(60);

    /** What was refused, lost or repeated, and the memory that all of it took. */
    void leftOver(Consumer<Figure> found) {
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
    void awaitDelivered() {
        long begin = System.nanoTime();
        for (var now = tally.counts(); now.onTheWay() > 0; now = tally.counts()) {
            if (System.nanoTime() - Math.max(begin, now.lastArrival()) > QUIET.toNanos()) {
                return;
            }
            pause(Duration.ofMillis(20));
        }
    }

    static void pause(Duration length) {
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static double per1000(long calls, long events) {
        return events == 0 ? 0 : calls * 1_000.0 / events;
    }

    static double seconds(long nanos) {
        return Math.max(nanos, 1) / 1e9;
    }
}
