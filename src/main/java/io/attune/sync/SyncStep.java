package io.attune.sync;

import io.attune.call.Clocks;
import io.attune.mapping.Admission;
import io.attune.mapping.Reading;
import io.attune.merge.Ending;
import io.attune.merge.Hint;
import io.attune.merge.Rebase;
import io.attune.merge.Leaving;
import io.attune.merge.RecordState;
import io.attune.merge.Rules;
import io.attune.record.ClaimTaken;
import io.attune.record.Identity;
import io.attune.record.RecordLoader;
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

    private static final int TRIES = 5;

    private final Pool pool;
    private final StepBatch batch;
    private final RecordLoader loader;
    private final Strangers strangers;
    private final Expectations expectations;
    private final StepStore store;
    private final Readings readings;
    private final Deletes deletes;
    private final Sightings sightings;
    private final RuleBook rules;
    private final Clocks clocks;
    private final Clock clock;

    SyncStep(Pool pool, StepBatch batch, RecordLoader loader, Strangers strangers, Expectations expectations,
            StepStore store, Readings readings, Deletes deletes, Sightings sightings, RuleBook rules, Clocks clocks,
            Clock clock) {
        this.pool = pool;
        this.batch = batch;
        this.loader = loader;
        this.strangers = strangers;
        this.expectations = expectations;
        this.store = store;
        this.readings = readings;
        this.deletes = deletes;
        this.sightings = sightings;
        this.rules = rules;
        this.clocks = clocks;
        this.clock = clock;
    }

    /** Completes when the step is committed. Taking the same telling twice has the effect of taking it once. */
    public Uni<StepResult> run(Told told) {
        return StepBatch.isPlain(told)
                ? batch.run(told).chain(result -> result.map(Uni.createFrom()::item).orElseGet(() -> alone(told)))
                : alone(told);
    }

    private Uni<StepResult> alone(Told told) {
        return pool.withTransaction(db -> loader.lockIdentity(db, told.identity())
                        .chain(() -> isOverCap(db, told))
                        .chain(overCap -> loader.find(db, told.identity()).chain(found -> found.isPresent()
                                ? known(db, told, found.get(), overCap)
                                : strangers.meet(db, told, Optional.empty()))))
                .onFailure(SyncStep::isOutrun).retry().atMost(TRIES);
    }

    private static boolean isOutrun(Throwable failure) {
        return failure instanceof ClaimTaken || failure instanceof LinkedMeanwhile;
    }

    private Uni<Boolean> isOverCap(SqlConnection db, Told told) {
        return told.isGone() && told.trust() == Hint.Trust.BELIEVED
                ? deletes.isOverCap(db, told.mapping(), clock.instant()) : Uni.createFrom().item(false);
    }

    private Uni<StepResult> known(SqlConnection db, Told told, UUID id, boolean overCap) {
        return loader.load(db, id)
                .map(stored -> stored.orElseThrow().state())
                .chain(state -> told.isGone() ? gone(db, told, state, overCap)
                        : isExpected(state) && told.isSource() ? strangers.meet(db, told, Optional.of(state))
                        : seen(db, told, state));
    }

    /** Nothing is known of it but that something refers to it: once read, it may turn out to be another one of ours. */
    static boolean isExpected(RecordState state) {
        return !state.seen() && !state.isEnded();
    }

    private Uni<StepResult> gone(SqlConnection db, Told told, RecordState state, boolean overCap) {
        if (told.change().mergedInto().isPresent()) {
            return merged(db, told, state, told.change().mergedInto().get());
        }
        if (told.trust() != Hint.Trust.BELIEVED && isExpected(state)) {
            return Uni.createFrom().item(StepResult.readFirst(told.change().id()));
        }
        if (told.trust() != Hint.Trust.BELIEVED) {
            return store.save(db, told, Optional.of(state),
                    Hint.ask(state, told.system().name(), rules.of(told.mapping())));
        }
        return store.save(db, told, Optional.of(state),
                Ending.apply(state, told.system().name(), rules.of(told.mapping()), clock.instant(), overCap));
    }

    /** A merge is no delete. It is believed once the record that is said to be gone is not found any more. */
    private Uni<StepResult> merged(SqlConnection db, Told told, RecordState state, String into) {
        if (!told.isRead()) {
            return Uni.createFrom().item(StepResult.readFirst(told.change().id()));
        }
        var survivor = new Identity(told.mapping().name(), told.system().name(), into);
        return loader.lockIdentity(db, survivor)
                .chain(() -> loader.find(db, survivor))
                .chain(holder -> holder.isPresent() && isExpected(state) && !holder.get().equals(state.id())
                        ? expectations.wasMerged(db, told, state, holder.get())
                        : tookIn(db, told, state, new Ending.Merge(told.system().name(), into, holder)));
    }

    private Uni<StepResult> tookIn(SqlConnection db, Told told, RecordState state, Ending.Merge merge) {
        return store.save(db, told, Optional.of(state),
                Ending.tookIn(state, merge, rules.of(told.mapping()), clock.instant()));
    }

    private Uni<StepResult> seen(SqlConnection db, Told told, RecordState state) {
        var rulesOfIt = rules.of(told.mapping());
        return isToBeRead(told, state, rulesOfIt)
                ? store.save(db, told, Optional.of(state), Hint.ask(state, told.system().name(), rulesOfIt))
                : compared(db, told, state);
    }

    /** It may leave the mapping, or it is understood by another version: what it tells is no more than a hint. */
    static boolean isToBeRead(Told told, RecordState state, Rules rules) {
        boolean leaves = Leaving.matters(state, told.system().name(), rules)
                && told.mapping().admits(told.system().name(), told.change().record()) == Admission.REFUSED;
        return leaves || Rebase.isDue(state, rules);
    }

    private Uni<StepResult> compared(SqlConnection db, Told told, RecordState state) {
        return readings.of(db, told)
                .chain(reading -> store.save(db, told, Optional.of(state),
                                Hint.seen(state, told.observation(reading, clocks.offset(told.system().connection())),
                                rules.of(told.mapping()), trust(told, state, reading)))
                        .call(result -> sightings.noteProblems(db, told, result, reading)));
    }

    /** An expected parent has nothing yet that a reading could be compared with. */
    static Hint.Trust trust(Told told, RecordState state, Reading reading) {
        return !state.seen() && told.isRead() ? Hint.Trust.BELIEVED : told.trust(reading);
    }
}
