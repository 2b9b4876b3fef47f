package io.attune.sync;

import io.attune.connector.Change;
import io.attune.mapping.Admission;
import io.attune.mapping.Reading;
import io.attune.merge.Ending;
import io.attune.merge.Keys;
import io.attune.merge.LinkState;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.record.ClaimTaken;
import io.attune.record.RecordIds;
import io.attune.record.RecordLoader;
import io.attune.record.RecordWriter;
import io.attune.record.Saving;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** One step: lock, load, let the core decide, store; in one transaction, without a call to anybody. */
@ApplicationScoped
public class SyncStep {

    private static final int CLAIM_TRIES = 5;

    private final Pool pool;
    private final RecordLoader loader;
    private final RecordWriter writer;
    private final Parents parents;
    private final Deletes deletes;
    private final Sightings sightings;
    private final RecordIds ids;
    private final Clock clock;

    SyncStep(Pool pool, RecordLoader loader, RecordWriter writer, Parents parents, Deletes deletes, Sightings sightings,
            RecordIds ids, Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.writer = writer;
        this.parents = parents;
        this.deletes = deletes;
        this.sightings = sightings;
        this.ids = ids;
        this.clock = clock;
    }

    /** Completes when the step is committed. Taking the same telling twice has the effect of taking it once. */
    public Uni<StepResult> run(Told told) {
        return pool.withTransaction(db -> loader.lockIdentity(db, told.identity())
                        .chain(() -> loader.find(db, told.identity()))
                        .chain(found -> found.isPresent() ? known(db, told, found.get()) : unlinked(db, told)))
                .onFailure(ClaimTaken.class).retry().atMost(CLAIM_TRIES);
    }

    private Uni<StepResult> known(SqlConnection db, Told told, UUID id) {
        return loader.load(db, id)
                .map(stored -> stored.orElseThrow().state())
                .chain(state -> told.change().kind() == Change.Kind.DELETED
                        ? delete(db, told, state)
                        : observe(db, told, Optional.of(state)));
    }

    private Uni<StepResult> unlinked(SqlConnection db, Told told) {
        if (!told.isSource()) {
            return Uni.createFrom().item(StepResult.ignored("not linked, and no record begins in " + told.system().name()));
        }
        if (told.change().kind() == Change.Kind.DELETED) {
            return save(db, told, Optional.empty(), Ending.unheardOf(ids.next(), told.system().name(), told.change().id(),
                    MappingRules.of(told.mapping()), clock.instant()));
        }
        var admission = told.mapping().admits(told.system().name(), told.change().record());
        return admission == Admission.ADMITTED
                ? observe(db, told, Optional.empty())
                : Uni.createFrom().item(StepResult.ignored(admission == Admission.REFUSED
                        ? "only_if refuses it" : "only_if reads a field that was not told"));
    }

    private Uni<StepResult> delete(SqlConnection db, Told told, RecordState state) {
        return deletes.isOverCap(db, told.mapping(), clock.instant())
                .map(overCap -> Ending.apply(state, told.system().name(), MappingRules.of(told.mapping()), clock.instant(),
                        overCap))
                .chain(step -> save(db, told, Optional.of(state), step));
    }

    private Uni<StepResult> observe(SqlConnection db, Told told, Optional<RecordState> known) {
        return parents.referredTo(db, told)
                .map(references -> told.mapping().read(told.system().name(), told.change().record(), references))
                .chain(reading -> decide(db, told, known, observation(told, reading))
                        .call(result -> sightings.noteProblems(db, told, result, reading)));
    }

    private static Observation observation(Told told, Reading reading) {
        var change = told.change();
        return new Observation(told.system().name(), change.id(), reading.values(), change.revision(), change.occurredAt(),
                told.receivedAt(), change.actor());
    }

    private Uni<StepResult> decide(SqlConnection db, Told told, Optional<RecordState> known, Observation seen) {
        var rules = MappingRules.of(told.mapping());
        if (known.isPresent()) {
            return save(db, told, known, Observe.apply(known.get(), seen, rules));
        }
        return loader.claimant(db, told.mapping().name(), Keys.of(rules, seen.values()))
                .chain(holder -> holder.isPresent()
                        ? join(db, told, holder.get(), seen)
                        : save(db, told, Optional.empty(), Observe.first(ids.next(), seen, rules)));
    }

    /** A record with the same key exists: this is its link here, unless it has a living one. */
    private Uni<StepResult> join(SqlConnection db, Told told, UUID holder, Observation seen) {
        return loader.load(db, holder).map(stored -> stored.orElseThrow().state()).chain(state ->
                state.link(told.system().name()).isLive()
                        ? sightings.noteDuplicate(db, told, holder)
                        : attach(db, told, state, seen));
    }

    private Uni<StepResult> attach(SqlConnection db, Told told, RecordState state, Observation seen) {
        var unlinked = state.withLink(told.system().name(), LinkState.unknown());
        return save(db, told, Optional.of(state), Observe.apply(unlinked, seen, MappingRules.of(told.mapping())));
    }

    private Uni<StepResult> save(SqlConnection db, Told told, Optional<RecordState> before, Step step) {
        var mapping = told.mapping();
        var saving = new Saving(mapping.name(), MappingRules.of(mapping), before, step, told.event(), clock.instant(),
                MappingRules.connections(mapping));
        var result = new StepResult(Optional.of(step.state().id()), step.ignored().orElse("merged"), step.lagging());
        return writer.save(db, saving).replaceWith(result);
    }
}
