package io.attune.sync;

import io.attune.call.Clocks;
import io.attune.mapping.Reading;
import io.attune.merge.Fact;
import io.attune.merge.Keys;
import io.attune.merge.Matching;
import io.attune.merge.Merging;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.RecordIds;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The step for a record that was not linked, once a person has said whose it is. */
@ApplicationScoped
public class DecidedStrangers {

    private final Readings readings;
    private final Sightings sightings;
    private final RecordWriter writer;
    private final RecordLoader loader;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clocks clocks;
    private final Clock clock;

    DecidedStrangers(Readings readings, Sightings sightings, RecordWriter writer, RecordLoader loader, RecordIds ids,
            RuleBook rules, Clocks clocks, Clock clock) {
        this.readings = readings;
        this.sightings = sightings;
        this.writer = writer;
        this.loader = loader;
        this.ids = ids;
        this.rules = rules;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** It is this record of ours, which is locked: linked, and read as at a first sync. */
    public Uni<StepResult> attach(SqlConnection db, Told told, RecordState state) {
        return run(db, told, Optional.of(state), seen -> Merging.attach(state, seen, rules.of(told.mapping())));
    }

    /**
     * What became of it.
     *
     * @param record  that it began, if one can begin there
     * @param instead what a person is to say first
     */
    public record Begun(Optional<UUID> record, Optional<Fact.Duplicated> instead) {}

    /** It is not this record: it begins one, which leaves its key to that one, unless yet another one has it. */
    public Uni<Begun> begin(SqlConnection db, Told told, Optional<UUID> asked) {
        return !told.isSource() ? Uni.createFrom().item(new Begun(Optional.empty(), Optional.empty()))
                : readings.of(db, told).chain(reading -> next(db, told, seen(told, reading), asked)
                        .chain(next -> next.isPresent()
                                ? Uni.createFrom().item(new Begun(Optional.empty(), next))
                                : begin(db, told, reading).map(begun -> new Begun(begun.record(), next))));
    }

    private Uni<Optional<Fact.Duplicated>> next(SqlConnection db, Told told, Observation seen, Optional<UUID> asked) {
        var keys = Keys.of(rules.of(told.mapping()), seen.values());
        return asked.map(id -> loader.meant(db, id).map(Optional::of)).orElseGet(() -> Uni.createFrom().item(asked))
                .chain(meant -> loader.claimant(db, told.mapping().name(), keys)
                        .map(claimant -> Matching.nextQuestion(seen, meant, claimant)));
    }

    private Uni<StepResult> begin(SqlConnection db, Told told, Reading reading) {
        var step = Observe.first(ids.next(), seen(told, reading), rules.of(told.mapping()));
        return save(db, told, Optional.empty(), step)
                .call(() -> writer.claimAnew(db, saving(told, Optional.empty(), step)))
                .call(result -> sightings.noteProblems(db, told, result, reading));
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
        var saving = saving(told, before, step);
        return writer.save(db, before.isPresent() ? saving : saving.withoutKeys())
                .replaceWith(new StepResult(Optional.of(step.state().id()), step.ignored().orElse("merged"),
                        step.lagging(), Optional.empty()));
    }

    private Saving saving(Told told, Optional<RecordState> before, Step step) {
        return new Saving(told.mapping().name(), rules.of(told.mapping()), before, step, told.event(),
                clock.instant(), MappingRules.connections(told.mapping()));
    }
}
