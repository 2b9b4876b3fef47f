package io.attune.simulation.hub;

import io.attune.merge.Amendment;
import io.attune.merge.Fact;
import io.attune.merge.Planner;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.rebase.Carried;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Reply;
import io.attune.simulation.world.Shown;
import io.attune.sync.Amendments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * As the product's: brings a record under the version of its mapping that is in force. What is in doubt is settled by
 * the version it was sent with, then each system whose rows read otherwise now is read.
 */
final class Rebasing {

    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Office office;
    private final Steps steps;
    private final Deliverer deliverer;

    Rebasing(Office office, Steps steps, Deliverer deliverer) {
        this.office = office;
        this.steps = steps;
        this.deliverer = deliverer;
    }

    void go(Attempt attempt) {
        var older = office.book().version(attempt.system(), attempt.state().mappingVersion());
        if (Rebase.isToBeSettled(attempt.state(), attempt.system())) {
            settle(attempt, older);
            return;
        }
        var doubtful = Rebase.inDoubt(attempt.state(), attempt.terms().rules());
        if (doubtful.isPresent()) {
            askElsewhere(attempt, doubtful.get());
        } else {
            next(attempt, older, List.copyOf(amendment(attempt, older).toRead(attempt.state())), List.of());
        }
    }

    private static Amendment amendment(Attempt attempt, Terms older) {
        return Amendments.between(older.mapping().forms(), attempt.terms().mapping().forms());
    }

    /** By the older version; then it is begun anew by the one in force. */
    private void settle(Attempt attempt, Terms older) {
        var before = attempt.at(older);
        Planner.next(before.state(), older.rules(), older.target(attempt.system()), before.progress()).fold(
                finished -> forget(attempt),
                read -> deliverer.read(before, read.externalId()),
                byMarker -> deliverer.byMarker(before),
                byKey -> deliverer.byKey(before),
                write -> forget(attempt));
    }

    /** Nothing will tell what became of it: the link is gone. */
    private Void forget(Attempt attempt) {
        deliverer.follow(new Move.On(steps.apply(attempt, state ->
                Step.of(state.withoutInflight(attempt.system())))));
        return null;
    }

    /** The delivery to that system, which sees to it, is due now; this one looks again in a moment. */
    private void askElsewhere(Attempt attempt, String system) {
        var after = steps.apply(attempt, state -> new Step(state, List.of(new Fact.Unconfirmed(system))));
        deliverer.follow(new Move.Ends(after, new Outcome.NotDone(Refusal.NOT_TRIED, system + " is settled first",
                Optional.of(MOMENT))));
    }

    private void next(Attempt attempt, Terms older, List<String> left, List<Rebase.Reread> read) {
        if (left.isEmpty()) {
            rebase(attempt, older, read);
            return;
        }
        var system = left.get(0);
        var id = attempt.state().link(system).externalId().orElseThrow();
        long asOf = attempt.state().link(system).seenNo();
        var asked = office.clock().now();
        deliverer.continuing(attempt, late -> office.api(system).read(id), Reply::failed, reply -> {
            if (reply.shown().filter(shown -> shown.id().equals(id)).isPresent()) {
                var all = new ArrayList<>(read);
                all.add(reread(attempt, older, reply.shown().get(), new Asked(system, asked, asOf)));
                next(attempt, older, left.subList(1, left.size()), all);
            } else {
                notShown(attempt, older, system, reply);
            }
        });
    }

    private record Asked(String system, Instant at, long asOf) {}

    private Rebase.Reread reread(Attempt attempt, Terms older, Shown shown, Asked asked) {
        var asOf = OptionalLong.of(asked.asOf());
        return new Rebase.Reread(
                office.readings().observation(older, asked.system(), shown, asked.at(), asOf),
                office.readings().observation(attempt.terms(), asked.system(), shown, asked.at(), asOf));
    }

    /** Gone, or another one there by now: its own delivery finds out, by the version that the record is under. */
    private void notShown(Attempt attempt, Terms older, String system, Reply reply) {
        boolean isGone = reply.shown().isPresent()
                || reply.outcome() instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND;
        if (!isGone) {
            deliverer.follow(new Move.Ends(attempt, reply.outcome()));
        } else if (system.equals(attempt.system())) {
            deliverer.read(attempt.at(older), attempt.state().link(system).externalId().orElseThrow());
        } else {
            askElsewhere(attempt, system);
        }
    }

    private void rebase(Attempt attempt, Terms older, List<Rebase.Reread> read) {
        var now = attempt.terms();
        var terms = new Rebase.Terms(older.rules(), now.rules(), amendment(attempt, older),
                Carried.between(Optional.of(older.mapping()), now.mapping()));
        var decided = steps.decide(attempt, state -> step(state, read, terms));
        office.journal().note("%s passes to version %d", attempt, decided.attempt().state().mappingVersion());
        deliverer.follow(decided.step().isOutrun() ? Move.outrun(decided.attempt())
                : new Move.On(decided.attempt().anew()));
    }

    private static Step step(RecordState state, List<Rebase.Reread> read, Rebase.Terms terms) {
        return Rebase.of(state, read, terms);
    }
}
