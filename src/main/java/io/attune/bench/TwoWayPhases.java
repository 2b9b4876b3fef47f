package io.attune.bench;

import java.time.Duration;
import java.util.function.Consumer;

/** Edits in three systems in turn, each of a person whose last one is everywhere, until all three hold the same. */
final class TwoWayPhases {

    private static final int PEOPLE = 1_000;
    private static final long PATIENCE_SECONDS = 60;

    private final Plan plan;
    private final Meeting meeting;
    private final Costs costs;
    private long number;

    TwoWayPhases(Plan plan, Meeting meeting, Costs costs) {
        this.plan = plan;
        this.meeting = meeting;
        this.costs = costs;
    }

    /** All people are made in one system, and edited for a while. */
    void warmUp() {
        for (int i = 0; i < PEOPLE; i++) {
            edit("person.%d@example.com".formatted(i));
        }
        edits(Long.MAX_VALUE, plan.load().warmUp());
    }

    void run(Consumer<Figure> found) {
        var before = meeting.members().counts();
        var used = costs.used();
        long begin = System.nanoTime();
        edits(plan.load().events(), plan.load().longest());
        awaitSame();
        var after = meeting.members().counts();
        long edits = after.converged() - before.converged();
        var cost = costs.used().since(used);
        found.accept(Figure.of("converged", "edits/s", edits / Stand.seconds(after.lastConverged() - begin)));
        after.calls().forEach((system, calls) -> found.accept(Figure.of("calls of " + system, "per edit",
                (double) (calls - before.calls().getOrDefault(system, 0L)) / Math.max(1, edits))));
        found.accept(Figure.of("CPU of Attune", "ms/edit", (double) cost.attune() / Math.max(1, edits)));
        found.accept(Figure.of("CPU of PostgreSQL", "ms/edit", (double) cost.database() / Math.max(1, edits)));
        found.accept(Figure.of("CPU of load and targets", "ms/edit", (double) cost.own() / Math.max(1, edits)));
        found.accept(Figure.of("diverged", "people", meeting.members().diverged()));
        found.accept(Figure.of("overruled", "people", meeting.members().overruled()));
        if (costs.attuneKilobytes() > 0) {
            found.accept(Figure.of("peak memory of Attune", "MB", costs.attuneKilobytes() / 1024.0));
        }
    }

    /** Ends early where nobody's edit comes to be everywhere any more. */
    private void edits(long count, Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long i = 0; i < count && System.nanoTime() < end; i++) {
            var email = meeting.free(PATIENCE_SECONDS);
            if (email == null) {
                return;
            }
            edit(email);
        }
    }

    /** Never the same twice, in one system after the other. */
    private void edit(String email) {
        long nth = number++;
        meeting.members().edit(Members.NAMES.get((int) (nth % PEOPLE + nth / PEOPLE) % Members.NAMES.size()), email,
                "Name " + nth);
    }

    private void awaitSame() {
        long end = System.nanoTime() + Duration.ofSeconds(PATIENCE_SECONDS).toNanos();
        while (meeting.members().diverged() + meeting.members().overruled() > 0 && System.nanoTime() < end) {
            Stand.pause(Duration.ofMillis(100));
        }
    }
}
