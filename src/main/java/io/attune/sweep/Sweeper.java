package io.attune.sweep;

import io.attune.catalog.Catalog;
import io.attune.mapping.MappedSystem;
import io.attune.mapping.Mapping;
import io.attune.redaction.Redactor;
import io.attune.sync.Place;
import io.attune.sync.RuleBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Sees to it that every sweep runs when it is due, a few at a time. */
@ApplicationScoped
class Sweeper {

    private static final int MOST = 4;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Duration NOT_IN_FORCE = Duration.ofDays(1);

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

    /** Mappings come, go and change while the process runs: what they want swept is noted as rows. */
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

    /** Whether this system is asked for what has changed. */
    static boolean sweeps(Mapping mapping, String system) {
        return mapping.system(system).filter(found -> isSource(mapping, found)).isPresent();
    }

    private static boolean isSource(Mapping mapping, MappedSystem system) {
        return mapping.rows().stream().anyMatch(row -> row.readable().contains(system.name()));
    }

    private Uni<Void> know(Mapping mapping, MappedSystem system, Kind kind) {
        var now = clock.instant();
        var schedule = Schedules.of(mapping.sweep(), system.name(), kind);
        return cursors.know(new Cursors.Name(mapping.name(), system.name(), kind),
                Schedules.next(schedule, now, random.nextDouble()), Schedules.latest(schedule, now));
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
                        "sweep.failed %s next=\"when its lease ends\"", words(sweep.name())));
    }

    private Uni<Void> sweep(Cursors.Claimed sweep) {
        return rules.place(sweep.name().mapping(), sweep.name().system())
                .map(place -> run.run(sweep, place).chain(ended -> end(sweep, place, ended)))
                .orElseGet(() -> cursors.end(sweep, Ended.gaveUp(Course.NEW, "no mapping in force has it"),
                        clock.instant().plus(NOT_IN_FORCE)));
    }

    private Uni<Void> end(Cursors.Claimed sweep, Place place, Ended ended) {
        tell(sweep.name(), ended);
        return cursors.end(sweep, ended, next(sweep.name(), place, ended));
    }

    private Instant next(Cursors.Name name, Place place, Ended ended) {
        return ended.soon() ? clock.instant().plus(AFTER_FAILURE)
                : Schedules.next(Schedules.of(place.mapping().sweep(), name.system(), name.kind()), clock.instant(),
                        random.nextDouble());
    }

    private void tell(Cursors.Name name, Ended ended) {
        metrics.counter("sweep.ended", "mapping", name.mapping(), "system", name.system(), "kind", name.kind().word(),
                "outcome", ended.failed().isEmpty() ? "done" : "failed").increment();
        metrics.counter("sweep.unheard", "mapping", name.mapping(), "system", name.system())
                .increment(ended.tally().unheard());
        Log.infof("sweep.ended %s records=%d unheard=%d failed=\"%s\"", words(name), ended.tally().records(),
                ended.tally().unheard(), Redactor.line(ended.failed().orElse("")));
    }

    private static String words(Cursors.Name name) {
        return "mapping=" + name.mapping() + " system=" + name.system() + " kind=" + name.kind().word();
    }
}
