package io.attune.delivery;

import io.attune.merge.Planner;
import io.attune.merge.Rebase;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.sync.RuleBook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Carries out one delivery: asks the core what comes next, does it, and asks again, until it is finished or fails. */
@ApplicationScoped
class Deliverer {

    private final RuleBook rules;
    private final Steps steps;
    private final TargetReads reads;
    private final TargetSearch search;
    private final TargetWrites writes;
    private final Rebasing rebasing;
    private final Conclusion conclusion;
    private final Clock clock;

    Deliverer(RuleBook rules, Steps steps, TargetReads reads, TargetSearch search,
            TargetWrites writes, Rebasing rebasing, Conclusion conclusion, Clock clock) {
        this.clock = clock;
        this.rules = rules;
        this.steps = steps;
        this.reads = reads;
        this.search = search;
        this.writes = writes;
        this.rebasing = rebasing;
        this.conclusion = conclusion;
    }

    /** Completes when the attempt's end is stored. */
    Uni<Void> deliver(Claimed claimed, DeliveryGroup group) {
        return rules.place(claimed.mapping(), claimed.system())
                .map(place -> steps.load(claimed)
                        .map(state -> Attempt.begin(claimed, place, state, group))
                        .chain(this::begin))
                .orElseGet(() -> conclusion.nowhere(claimed));
    }

    /** A first write that is not sent after all is surely not done. */
    private Uni<Void> begin(Attempt attempt) {
        return attempt.claimed().hand().takeFirst().map(first -> first.isFresh(attempt, clock.instant())
                        ? follow(writes.send(attempt.with(first.progress()), first.plan(), first.composed()))
                        : steps.apply(attempt, state -> Step.of(Settle.refused(state, attempt.system())))
                                .chain(this::advance))
                .orElseGet(() -> advance(attempt));
    }

    private Uni<Void> advance(Attempt attempt) {
        var place = attempt.place();
        if (Rebase.isDue(attempt.state(), place.rules())) {
            return follow(rebasing.of(attempt));
        }
        return Planner.next(attempt.state(), place.rules(), attempt.target(), attempt.progress()).fold(
                finished -> conclusion.finished(attempt, finished.why()),
                read -> follow(reads.read(attempt, read.externalId())),
                byMarker -> follow(search.byMarker(attempt)),
                byKey -> follow(search.byKey(attempt)),
                write -> follow(writes.write(attempt, write)));
    }

    private Uni<Void> follow(Uni<Move> part) {
        return part.chain(move -> move.fold(
                on -> advance(on.attempt()),
                finished -> conclusion.told(finished.attempt(), finished.why()),
                ends -> conclusion.ended(ends.attempt(), ends.outcome()),
                waits -> conclusion.waits(waits)));
    }
}
