package io.attune.sweep;

import io.attune.catalog.Catalog;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.redaction.Redactor;
import io.attune.sync.RuleBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Sees to it that every sweep runs when it is due, a few at a time. */
@ApplicationScoped
class Sweeper {

    private static final int MOST = 4;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Catalog catalog;
    private final RuleBook rules;
    private final Cursors cursors;
    private final SweepRun run;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final RandomGenerator random;
    private final Set<Cursors.Claimed> underWay = ConcurrentHashMap.newKeySet();

    Sweeper(Catalog catalog, RuleBook rules, Cursors cursors, SweepRun run, MeterRegistry metrics, Clock clock,
            RandomGenerator random) {
        this.catalog = catalog;
        this.rules = rules;
        this.cursors = cursors;
        this.run = run;
        this.metrics = metrics;
        this.clock = clock;
        this.random = random;
    }

    /** Mappings come and go while the process runs: what they want swept is noted as rows. */
    @Scheduled(every = "10s", delayed = "2s", identity = "sweeps known")
    Uni<Void> know() {
        return Multi.createFrom().iterable(catalog.mappings())
                .onItem().transformToUniAndConcatenate(this::know)
                .collect().last().replaceWithVoid();
    }

    Uni<Void> know(Mapping mapping) {
        return Multi.createFrom().iterable(mapping.systems())
                .filter(system -> isSource(mapping, system))
                .onItem().transformToUniAndConcatenate(system -> know(mapping, system, Kind.CHANGED)
                        .chain(() -> know(mapping, system, Kind.FULL)))
                .collect().last().replaceWithVoid();
    }

    private static boolean isSource(Mapping mapping, MappedSystem system) {
        return mapping.rows().stream().anyMatch(row -> row.readable().contains(system.name()));
    }

    private Uni<Void> know(Mapping mapping, MappedSystem system, Kind kind) {
        var first = Schedules.next(mapping, system.name(), kind, clock.instant(), random.nextDouble());
        return cursors.know(mapping.name(), system.name(), kind, first);
    }

    @Scheduled(every = "1s", delayed = "3s", identity = "sweeps due",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return underWay.size() >= MOST ? Uni.createFrom().voidItem()
                : cursors.claim().invoke(claimed -> claimed.ifPresent(this::begin)).replaceWithVoid();
    }

    private void begin(Cursors.Claimed sweep) {
        underWay.add(sweep);
        sweep(sweep)
                .onTermination().invoke(() -> underWay.remove(sweep))
                .subscribe().with(done -> { }, failure -> Log.errorf(failure,
                        "sweep.failed mapping=%s system=%s kind=%s next=\"when its lease ends\"", sweep.mapping(),
                        sweep.system(), sweep.kind().word()));
    }

    private Uni<Void> sweep(Cursors.Claimed sweep) {
        var place = place(sweep);
        if (place.isEmpty()) {
            return cursors.end(sweep, Course.NEW, clock.instant().plus(Duration.ofDays(1)));
        }
        return run.run(sweep, place.get())
                .onFailure().recoverWithItem(failure -> new SweepRun.Ended(sweep.course(), 0, Optional.of(
                        String.valueOf(failure.getMessage()))))
                .chain(ended -> end(sweep, place.get(), ended));
    }

    private Uni<Void> end(Cursors.Claimed sweep, SweepRun.Place place, SweepRun.Ended ended) {
        metrics.counter("sweep.ended", "mapping", sweep.mapping(), "system", sweep.system(), "kind",
                sweep.kind().word(),
                "outcome", ended.failed().isEmpty() ? "done" : "failed").increment();
        Log.infof("sweep.ended mapping=%s system=%s kind=%s records=%d failed=\"%s\"", sweep.mapping(), sweep.system(),
                sweep.kind().word(), ended.records(), Redactor.line(ended.failed().orElse("")));
        var next = ended.failed().isEmpty()
                ? Schedules.next(place.mapping(), sweep.system(), sweep.kind(), clock.instant(), random.nextDouble())
                : clock.instant().plus(AFTER_FAILURE);
        return cursors.end(sweep, ended.course(), next);
    }

    private Optional<SweepRun.Place> place(Cursors.Claimed sweep) {
        var mapping = catalog.mapping(sweep.mapping());
        var system = mapping.flatMap(found -> found.system(sweep.system()));
        var connection = system.flatMap(found -> catalog.connection(found.connection()));
        return system.flatMap(rules::object).flatMap(object -> connection.map(found ->
                new SweepRun.Place(mapping.get(), system.get(), found, object)));
    }
}
