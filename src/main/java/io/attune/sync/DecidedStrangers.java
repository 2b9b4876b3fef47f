package io.attune.sync;

import io.attune.call.Clocks;
import io.attune.mapping.Reading;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.RecordIds;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The step for a record that was not linked, once a person has said whose it is. */
@ApplicationScoped
public class DecidedStrangers {

    private final Readings readings;
    private final Sightings sightings;
    private final RecordWriter writer;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clocks clocks;
    private final Clock clock;

    DecidedStrangers(Readings readings, Sightings sightings, RecordWriter writer, RecordIds ids, RuleBook rules,
            Clocks clocks, Clock clock) {
        this.readings = readings;
        this.sightings = sightings;
        this.writer = writer;
        this.ids = ids;
        this.rules = rules;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** It is this record of ours, which is locked: linked, and read as at a first sync. */
    public Uni<StepResult> attach(SqlConnection db, Told told, RecordState state) {
        return run(db, told, Optional.of(state), seen -> Merging.attach(state, seen, rules.of(told.mapping())));
    }

    /** It is none of ours: it begins a record, if one can begin there, and leaves its key to the one that has it. */
    public Uni<StepResult> begin(SqlConnection db, Told told) {
        return !told.isSource()
                ? Uni.createFrom().item(StepResult.ignored("no record begins in " + told.system().name()))
                : run(db, told, Optional.empty(), seen -> Observe.first(ids.next(), seen, rules.of(told.mapping())));
    }

    private Uni<StepResult> run(SqlConnection db, Told told, Optional<RecordState> before,
            Function<Observation, Step> decision) {
        return readings.of(db, told)
                .chain(reading -> save(db, told, before, decision.apply(seen(told, reading)))
                        .call(result -> sightings.noteProblems(db, told, result, reading)));
    }

    private Observation seen(Told told, Reading reading) {
        return told.observation(reading, clocks.offset(told.system().connection()));
    }

    private Uni<StepResult> save(SqlConnection db, Told told, Optional<RecordState> before, Step step) {
        var all = rules.of(told.mapping());
        var saving = new Saving(told.mapping().name(), before.isPresent() ? all : all.withoutKeys(), before, step,
                told.event(), clock.instant(), MappingRules.connections(told.mapping()));
        return writer.save(db, saving).replaceWith(new StepResult(Optional.of(step.state().id()),
                step.ignored().orElse("merged"), step.lagging(), Optional.empty()));
    }
}
