package io.attune.simulation.hub;

import io.attune.merge.Inflight;
import io.attune.merge.Lag;
import io.attune.merge.Plan;
import io.attune.merge.Planner;
import io.attune.merge.Progress;
import io.attune.merge.Progress.Known;
import io.attune.merge.Rebase;
import io.attune.merge.RecordState;
import io.attune.merge.Step;
import io.attune.retry.NextStep;
import io.attune.retry.Outcome;
import io.attune.retry.RetryPolicy;
import io.attune.simulation.world.Found;
import io.attune.simulation.world.Kind;
import io.attune.simulation.world.Network;
import io.attune.simulation.world.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Carries out one delivery: asks the core what comes next, does it, and asks again, until it is finished or fails. */
final class Deliverer {

    /** As the product's, but quicker: what matters here is the order of things, and more of them meet so. */
    private static final RetryPolicy RETRIES = new RetryPolicy(
            Stream.iterate(Duration.ofSeconds(1), delay -> delay.plusMillis(400)).limit(60).toList(), 0.5);
    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Office office;
    private final Steps steps;
    private final TargetReads reads;
    private final Handovers handovers;
    private final TargetSearch search;
    private final TargetWrites writes;
    private final Rebasing rebasing;
    private final WaitingParents parents;
    private long sent;

    Deliverer(Office office, Inbox inbox) {
        this.office = office;
        this.parents = new WaitingParents(office, inbox);
        this.steps = new Steps(office.store(), office.marks(), office.clock());
        this.reads = new TargetReads(office, steps);
        this.handovers = new Handovers(office, steps);
        this.search = new TargetSearch(office, steps, reads, handovers);
        this.writes = new TargetWrites(office, steps, parents);
        this.rebasing = new Rebasing(office, steps, this);
    }

    /** Writes that were sent. */
    long writes() {
        return sent;
    }

    void deliver(Mark claimed) {
        guarded(claimed, () -> advance(Attempt.begin(claimed,
                office.terms(claimed.system()), office.store().load(claimed.record()))));
    }

    private void advance(Attempt attempt) {
        if (Rebase.isDue(attempt.state(), attempt.terms().rules())) {
            rebasing.go(attempt);
            return;
        }
        var target = attempt.terms().target(attempt.system());
        Planner.next(attempt.state(), attempt.terms().rules(), target, attempt.progress()).fold(
                finished -> finish(attempt, finished.why()),
                read -> read(attempt, read.externalId()),
                byMarker -> byMarker(attempt),
                byKey -> byKey(attempt),
                write -> write(attempt, write));
    }

    Void read(Attempt attempt, String id) {
        Instant asked = office.clock().now();
        return ask(attempt, late -> office.api(attempt.system()).read(id), Reply::failed,
                reply -> reads.answered(attempt, reply, asked));
    }

    Void byMarker(Attempt attempt) {
        var asked = office.clock().now();
        return ask(attempt, late -> office.api(attempt.system()).byMarker(attempt.marker()), Found::failed,
                found -> search.byMarker(attempt, found, asked));
    }

    Void byKey(Attempt attempt) {
        var asked = office.clock().now();
        var wanted = search.wanted(attempt);
        if (wanted.isEmpty()) {
            follow(search.notThere(attempt, Known.NOT_BY_KEY));
            return null;
        }
        return ask(attempt, late -> office.api(attempt.system()).byKey(wanted.get()), Found::failed,
                found -> search.byKey(attempt, found, asked));
    }

    private Void write(Attempt attempt, Plan.Write plan) {
        if (plan.kind() == Inflight.Kind.MARK || plan.kind() == Inflight.Kind.DELETE) {
            return tell(attempt, plan);
        }
        var writing = writes.compose(attempt, plan);
        if (!writing.missing().isEmpty()) {
            follow(parents.waitOrGoOn(attempt, writing.missing()));
            return null;
        }
        var prepared = writes.prepare(attempt, plan, writing);
        if (prepared.isEmpty()) {
            advance(prepared.attempt());
            return null;
        }
        sent++;
        return ask(prepared.attempt(), writes.call(prepared), Reply::failed,
                reply -> answered(prepared.attempt(), reply));
    }

    private Move answered(Attempt attempt, Reply reply) {
        var made = reply.outcome() instanceof Outcome.Done done ? done.id() : Optional.<String>empty();
        var taken = made.filter(id -> !search.isFree(attempt, id)).map(id -> search.taken(attempt, id));
        if (taken.isEmpty()) {
            steps.check(attempt);
            made.ifPresent(id -> handovers.giveExpected(attempt, id));
        }
        return taken.orElseGet(() -> writes.answered(attempt, reply));
    }

    private Void tell(Attempt attempt, Plan.Write plan) {
        var told = writes.telling(attempt, plan.kind());
        if (told.step().isOutrun()) {
            follow(Move.outrun(told.attempt()));
            return null;
        }
        sent++;
        var patch = attempt.terms().mapping().markValues(attempt.system());
        return ask(told.attempt(), writes.call(new TargetWrites.Prepared(told.attempt(), plan, patch)), Reply::failed,
                reply -> writes.told(attempt, told.attempt(), reply));
    }

    /** The answer is a happening of its own, within what is guarded by the claim. */
    <T> void continuing(Attempt attempt, Network.Effect<T> effect, Function<Outcome, T> failed, Consumer<T> answered) {
        office.wire().call(effect, failed, reply -> guarded(attempt.claimed(), () -> answered.accept(reply)));
    }

    <T> Void ask(Attempt attempt, Network.Effect<T> effect, Function<Outcome, T> failed,
            Function<T, Move> answered) {
        office.wire().call(effect, failed, reply -> guarded(attempt.claimed(), () -> follow(answered.apply(reply))));
        return null;
    }

    void follow(Move move) {
        if (move instanceof Move.On on) {
            advance(on.attempt());
        } else if (move instanceof Move.Ends ends) {
            ended(ends.attempt(), ends.outcome());
        } else if (move instanceof Move.Waits waits) {
            steps.check(waits.attempt());
            office.marks().replace(mark(waits.attempt()).waiting(waits.parents(), waits.until()));
        }
    }

    /** A lost lease ends the attempt without a trace; what a constraint refused is tried again in a moment. */
    private void guarded(Mark claimed, Runnable part) {
        try {
            part.run();
        } catch (Steps.LeaseLost lost) {
            office.journal().note("another worker has claimed record %d to %s",
                    claimed.record().getLeastSignificantBits(),
                    claimed.system());
        } catch (Store.Refused refused) {
            office.marks().find(claimed.record(), claimed.system())
                    .filter(mark -> mark.fence() == claimed.fence())
                    .ifPresent(mark -> office.marks().replace(mark.then(mark.state(), office.clock().now().plus(MOMENT),
                            mark.tries())));
        }
    }

    private Void finish(Attempt attempt, String why) {
        var after = steps.apply(attempt, Step::of);
        var mark = mark(attempt);
        var left = mark.answered(attempt.claimed().asked());
        if (left.asked() > 0 || isStillDue(attempt, after.state())) {
            office.marks().replace(left.then(Mark.State.DUE, office.clock().now(), 0));
        } else {
            settle(attempt, left, after.state());
            if (why.startsWith("not created")) {
                office.store().lists().notCreated(mark.record(), mark.system(), why);
            }
        }
        return null;
    }

    /** What was left blank, since the record that it refers to did not come, is written when that one comes. */
    private void settle(Attempt attempt, Mark left, RecordState after) {
        var blank = Lag.of(after, attempt.terms().rules(), attempt.system());
        blank.retainAll(attempt.with(after).progress().parked());
        var awaited = after.isEnded() ? Set.<UUID>of() : parents.of(after, blank);
        if (awaited.isEmpty()) {
            office.marks().drop(left.record(), left.system());
        } else {
            boolean isThere = parents.isAnyThere(awaited, attempt.system());
            office.marks().replace(left.waiting(awaited, isThere ? office.clock().now() : Instant.MAX));
        }
    }

    private Mark mark(Attempt attempt) {
        return office.marks().find(attempt.claimed().record(), attempt.claimed().system()).orElseThrow();
    }

    private boolean isStillDue(Attempt attempt, RecordState after) {
        if (after.isEnded() != attempt.state().isEnded()) {
            return true;
        }
        var rules = attempt.terms().rules();
        var fresh = Progress.NONE.parking(attempt.with(after).progress().parked());
        var lagging = Lag.of(after, rules, attempt.system());
        lagging.removeAll(fresh.parked());
        return !after.isEnded() && !lagging.isEmpty()
                && !(Planner.next(after, rules, attempt.terms().target(attempt.system()), fresh)
                        instanceof Plan.Finished);
    }

    private void ended(Attempt attempt, Outcome outcome) {
        steps.check(attempt);
        var mark = mark(attempt);
        var tried = new RetryPolicy.Tried(mark.tries(), Optional.empty());
        var next = RETRIES.after(outcome, tried, office.clock().now(), office.chance().share());
        if (next instanceof NextStep.TryAgain again) {
            office.marks().replace(mark.then(Mark.State.DUE, again.at(), again.tries()));
        } else {
            office.marks().replace(mark.then(Mark.State.DEAD, office.clock().now(), mark.tries()));
        }
    }
}
