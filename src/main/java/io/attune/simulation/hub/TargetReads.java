package io.attune.simulation.hub;

import io.attune.merge.Ending;
import io.attune.merge.Fact;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Reply;
import io.attune.simulation.world.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** What follows when the target shows a record, or says that there is none. */
final class TargetReads {

    private static final Duration HOUR = Duration.ofHours(1);

    private final Office office;
    private final Steps steps;

    TargetReads(Office office, Steps steps) {
        this.office = office;
        this.steps = steps;
    }

    Move answered(Attempt attempt, Reply reply, Instant asked) {
        if (reply.shown().isPresent()) {
            return shown(attempt, reply.shown().get(), asked);
        }
        return reply.outcome() instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND
                ? gone(attempt) : new Move.Ends(attempt, reply.outcome());
    }

    /** What it holds is seen now, and a write in doubt is settled by it: what did not arrive is written again. */
    Move shown(Attempt attempt, Shown shown, Instant asked) {
        if (!attempt.state().link(attempt.system()).externalId().orElse(shown.id()).equals(shown.id())) {
            return moved(attempt, shown);
        }
        var decided = steps.decide(attempt, state -> seen(attempt, state, shown, asked));
        if (decided.step().isOutrun()) {
            return Move.outrun(decided.attempt());
        }
        office.wire().noteSeen(attempt.system(), shown);
        return new Move.On(decided.attempt().showing(shown.record()));
    }

    /** It is another record there now: that one is to be read. */
    private Move moved(Attempt attempt, Shown shown) {
        var holder = office.store().linked(new Identity(attempt.system(), shown.id()));
        return new Move.On(steps.apply(attempt, state ->
                Ending.merged(state, attempt.system(), shown.id(), holder, office.clock().now())));
    }

    private Step seen(Attempt attempt, RecordState state, Shown shown, Instant asked) {
        var system = attempt.system();
        var rules = attempt.terms().rules();
        var open = state.isEnded() && state.link(system).externalId().isEmpty()
                ? state.withLink(system, state.link(system).withExternalId(shown.id())) : state;
        var observation = office.readings().observation(attempt.terms(), system, shown, asked, OptionalLong.of(attempt.asOf()));
        var step = Observe.apply(open, observation, rules);
        return step.isOutrun() ? step : new Step(Settle.readBack(step.state(), system, rules, asked), step.facts());
    }

    /** Unless the link leads to another record by now: then it is that one that counts. */
    private Move gone(Attempt attempt) {
        var asked = attempt.state().link(attempt.system()).externalId();
        var decided = steps.decide(attempt, state -> state.link(attempt.system()).externalId().equals(asked)
                ? gone(attempt, state)
                : new Step(state, List.of(new Fact.Outrun())));
        return decided.step().isOutrun() ? Move.outrun(decided.attempt()) : new Move.On(decided.attempt());
    }

    private Step gone(Attempt attempt, RecordState state) {
        var now = office.clock().now();
        var step = Ending.apply(state, attempt.system(), attempt.terms().rules(), now, isOverCap(now));
        return new Step(Settle.gone(step.state(), attempt.system(), attempt.terms().rules(), now), step.facts());
    }

    /** Where people answer questions, one record an hour may end without being asked about. */
    private boolean isOverCap(Instant now) {
        return office.scene().isAsked() && office.store().records().stream()
                .anyMatch(state -> state.endedAt().filter(now.minus(HOUR)::isBefore).isPresent());
    }
}
