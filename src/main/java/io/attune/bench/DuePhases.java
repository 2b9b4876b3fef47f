package io.attune.bench;

import java.time.Duration;
import java.util.function.Consumer;

/** One run of what an outage leaves: all that is due, and how many calls it takes. */
final class DuePhases {

    /** The connection that leads to the sink. */
    private static final String TARGET = "crm";

    private final Stand stand;

    DuePhases(Stand stand) {
        this.stand = stand;
    }

    /** All of it is taken in before the first is delivered. */
    void run(Subject subject, Consumer<Figure> found) {
        subject.restart(false);
        var before = stand.tally().counts();
        stand.load().closed(stand.plan().load().atOnce(), stand.plan().load().events(), stand.plan().load().longest());
        long accepted = stand.tally().counts().accepted() - before.accepted();
        awaitDue(subject, accepted, stand.plan().load().longest());
        subject.restart(true);
        long calls = stand.sink().calls();
        long begin = System.nanoTime();
        stand.awaitDelivered();
        var after = stand.tally().counts();
        found.accept(Figure.of("due at once", "events", accepted));
        found.accept(Figure.of("delivered", "events/s",
                accepted / Stand.seconds(after.lastArrival() - begin)));
        found.accept(Figure.of("calls", "calls", stand.sink().calls() - calls));
        found.accept(Figure.of("calls of a backlog", "per 1,000 events",
                Stand.per1000(stand.sink().calls() - calls, accepted)));
        stand.leftOver(found);
    }

    private static void awaitDue(Subject subject, long count, Duration longest) {
        long begin = System.nanoTime();
        while (subject.due(TARGET) < count) {
            if (System.nanoTime() - begin > longest.toNanos()) {
                throw new BenchFailed("only " + subject.due(TARGET) + " of " + count + " are due");
            }
            Stand.pause(Duration.ofSeconds(1));
        }
    }
}
