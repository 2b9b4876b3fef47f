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

/** The step for a record that was not linked, once a person has said whose it is. */
@ApplicationScoped
public class DecidedStrangers {

    private final Readings readings;
    private final Sightings sightings;
    private final Expectations expectations;
    private final RecordWriter writer;
    private final RecordLoader loader;
    private final RecordIds ids;
    private final RuleBook rules;
    private final Clocks clocks;
    private final Clock clock;

    DecidedStrangers(Readings readings, Sightings sightings, Expectations expectations, RecordWriter writer,
            RecordLoader loader, RecordIds ids, RuleBook rules, Clocks clocks, Clock clock) {
        this.readings = readings;
        this.sightings = sightings;
        this.expectations = expectations;
        this.writer = writer;
        this.loader = loader;
        this.ids = ids;
        this.rules = rules;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** It is this record of ours, which is locked: linked, and read as at a first sync. */
    public Uni<StepResult> attach(SqlConnection db, Told told, RecordState state) {
        return readings.of(db, told).chain(reading -> expected(db, told)
                .chain(known -> isAnother(db, told, known, state))
                .chain(() -> {
                    var step = Merging.attach(state, seen(told, reading), rules.of(told.mapping()));
                    return save(db, told, reading, saving(told, Optional.of(state), step));
                }));
    }

    private Uni<Void> isAnother(SqlConnection db, Told told, Optional<RecordState> expected, RecordState state) {
        return expected.map(known -> expectations.isAnother(db, told, known, state.id()).replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    /** Something referred to it, perhaps itself, when it was read just now. */
    private Uni<Optional<RecordState>> expected(SqlConnection db, Told told) {
        return loader.find(db, told.identity()).chain(found -> found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : loader.load(db, found.get()).map(stored -> stored.map(RecordLoader.Stored::state)
                        .filter(SyncStep::isExpected)));
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
        var seen = seen(told, reading);
        var rulesOfIt = rules.of(told.mapping());
        return expected(db, told).chain(expected -> {
            var saving = saving(told, expected, expected.map(known -> Observe.apply(known, seen, rulesOfIt))
                    .orElseGet(() -> Observe.first(ids.next(), seen, rulesOfIt)));
            return save(db, told, reading, saving.withoutKeys()).call(() -> writer.claimAnew(db, saving));
        });
    }

    private Observation seen(Told told, Reading reading) {
        return told.observation(reading, clocks.offset(told.system().connection()));
    }

    private Uni<StepResult> save(SqlConnection db, Told told, Reading reading, Saving saving) {
        var result = StepStore.result(saving.step());
        return writer.save(db, saving).call(() -> sightings.noteProblems(db, told, result, reading))
                .replaceWith(result);
    }

    private Saving saving(Told told, Optional<RecordState> before, Step step) {
        return new Saving(told.mapping().name(), rules.of(told.mapping()), before, step, told.event(),
                clock.instant(), MappingRules.connections(told.mapping())).bulk(told.bulk());
    }
}
