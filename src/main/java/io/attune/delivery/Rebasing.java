package io.attune.delivery;

import io.attune.merge.Fact;
import io.attune.merge.Planner;
import io.attune.merge.Rebase;
import io.attune.merge.Rebase.Reread;
import io.attune.merge.Step;
import io.attune.rebase.Carried;
import io.attune.rebase.Older;
import io.attune.rebase.OlderVersions;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.sync.RuleBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings a record under the version of its mapping that is in force, before anything else is done about it: what is in
 * doubt is settled by the version it was sent with, then each system whose rows read otherwise now is read.
 */
@ApplicationScoped
class Rebasing {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final OlderVersions olders;
    private final RuleBook rules;
    private final TargetReads reads;
    private final TargetSearch search;
    private final Rereads rereads;
    private final Steps steps;
    private final MeterRegistry metrics;

    Rebasing(OlderVersions olders, RuleBook rules, TargetReads reads, TargetSearch search, Rereads rereads,
            Steps steps, MeterRegistry metrics) {
        this.olders = olders;
        this.rules = rules;
        this.reads = reads;
        this.search = search;
        this.rereads = rereads;
        this.steps = steps;
        this.metrics = metrics;
    }

    /** One part of it: the core is asked again after each. */
    Uni<Move> of(Attempt attempt) {
        var state = attempt.state();
        return olders.of(attempt.place().mapping(), state.mappingVersion()).chain(older -> {
            if (Rebase.isToBeSettled(state, attempt.system())) {
                return settle(attempt, older);
            }
            return Rebase.inDoubt(state, attempt.place().rules())
                    .map(system -> askElsewhere(attempt, system, "a write"))
                    .orElseGet(() -> reread(attempt, older));
        });
    }

    private Uni<Move> settle(Attempt attempt, Older older) {
        var before = older.mapping().flatMap(mapping -> rules.place(mapping, older.rules(), attempt.system()))
                .map(attempt::at).orElse(attempt);
        return Planner.next(before.state(), before.place().rules(), before.target(), before.progress()).fold(
                        finished -> forget(before),
                        read -> reads.read(before, read.externalId()),
                        byMarker -> search.byMarker(before),
                        byKey -> search.byKey(before),
                        write -> forget(before))
                .map(move -> move instanceof Move.On on ? new Move.On(on.attempt().at(attempt.place()).anew()) : move);
    }

    /** Nothing will tell what became of it: the link is gone. */
    private Uni<Move> forget(Attempt attempt) {
        return steps.apply(attempt, state -> Step.of(state.withoutInflight(attempt.system()))).map(Move.On::new);
    }

    /** The delivery to that system, which sees to it, is due now; this one looks again in a moment. */
    private Uni<Move> askElsewhere(Attempt attempt, String system, String what) {
        return steps.apply(attempt, state -> new Step(state, List.of(new Fact.Unconfirmed(system))))
                .map(after -> new Move.Ends(after, new Outcome.NotDone(Refusal.NOT_TRIED,
                        "what became of " + what + " in " + system + " is settled before version "
                                + after.place().mapping().version() + " of the mapping takes the record over",
                        Optional.of(MOMENT))));
    }

    private Uni<Move> reread(Attempt attempt, Older older) {
        var systems = older.amendment().toRead(attempt.state());
        return rereads.all(attempt, older, systems).chain(found -> found.fold(
                all -> rebase(attempt, older, all.rereads()),
                on -> Uni.createFrom().item(on.move()),
                gone -> askElsewhere(attempt, gone.system(), "the record")));
    }

    private Uni<Move> rebase(Attempt attempt, Older older, List<Rereads.Read> read) {
        var now = attempt.place().mapping();
        var terms = new Rebase.Terms(older.rules(), attempt.place().rules(), older.amendment(),
                Carried.between(older.mapping(), now));
        var readings = read.stream().map(Rereads.Read::reread).toList();
        int from = attempt.state().mappingVersion();
        return steps.decide(attempt, state -> asking(Rebase.of(state, readings, terms), read),
                        (notes, step) -> {
                            if (!step.isOutrun()) {
                                notes.also(db -> rereads.noteProblems(db, step.state().id(), read));
                            }
                        })
                .map(decided -> decided.step().isOutrun()
                        ? new Move.Ends(decided.attempt(), Move.OUTRUN)
                        : rebased(decided, from, readings));
    }

    /** What the new version does not admit any more is looked at by its own delivery. */
    private static Step asking(Step step, List<Rereads.Read> read) {
        var facts = new ArrayList<>(step.facts());
        read.stream().filter(one -> !step.isOutrun() && one.refused())
                .forEach(one -> facts.add(new Fact.Unconfirmed(one.reread().now().system())));
        return new Step(step.state(), facts);
    }

    private Move rebased(Steps.Decided decided, int from, List<Reread> readings) {
        var attempt = decided.attempt();
        metrics.counter("record.rebased", "mapping", attempt.claimed().mapping()).increment();
        Log.infof("record.rebased mapping=%s record=%s from=%d to=%d read=%s lagging=%s", attempt.claimed().mapping(),
                attempt.state().id(), from, attempt.state().mappingVersion(),
                readings.stream().map(reading -> reading.now().system()).toList(), decided.step().lagging());
        return new Move.On(attempt.anew());
    }
}
