package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.WriteRequest;
import io.attune.mapping.Writing;
import io.attune.merge.Inflight;
import io.attune.merge.Lag;
import io.attune.merge.Moment;
import io.attune.merge.Plan;
import io.attune.merge.Progress.Known;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.merge.Written;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.By;
import io.attune.simulation.world.Network;
import io.attune.simulation.world.Reply;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.Vendor;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes to the target. What is sent is stored before the call, so that an answer that never comes leaves a trace. */
final class TargetWrites {

    /** A write that is ready to be sent. */
    record Prepared(Attempt attempt, Plan.Write plan, ObjectNode patch) {

        boolean isEmpty() {
            return attempt.state().inflight(attempt.system()).isEmpty();
        }
    }

    private final Office office;
    private final Steps steps;
    private final WaitingParents parents;

    TargetWrites(Office office, Steps steps, WaitingParents parents) {
        this.office = office;
        this.steps = steps;
        this.parents = parents;
    }

    /** What is to be written, as far as what it refers to is there. */
    Writing compose(Attempt attempt, Plan.Write plan) {
        return attempt.terms().mapping().write(new WriteRequest(attempt.system(),
                Lag.agreed(attempt.state()), plan.fields(), attempt.current(), parents.lookUp(attempt)));
    }

    /** Fields that are equal already are confirmed, the others are noted as sent. */
    Prepared prepare(Attempt attempt, Plan.Write plan, Writing writing) {
        var terms = attempt.terms();
        var equal = new HashSet<>(plan.fields());
        equal.removeAll(writing.written());
        var sent = sent(attempt, writing);
        boolean nothing = sent.isEmpty() && plan.kind() == Inflight.Kind.UPDATE;
        var after = steps.apply(attempt, state -> {
            var confirmed = Settle.alreadyHeld(state, attempt.system(), equal);
            return Step.of(nothing ? confirmed : confirmed.withInflight(attempt.system(),
                    new Inflight(plan.kind(), terms.mapping().version(), sent, office.clock().now())));
        });
        return new Prepared(after, plan, marked(attempt, plan, writing.patch()));
    }

    private static SortedMap<String, Inflight.Sent> sent(Attempt attempt, Writing writing) {
        var sent = new TreeMap<String, Inflight.Sent>();
        for (var field : writing.written()) {
            var agreed = attempt.state().fields().get(field);
            sent.put(field, new Inflight.Sent(agreed.value(), agreed.version()));
        }
        return sent;
    }

    /** A record that was not made by us gets our marker with its first write. */
    private static ObjectNode marked(Attempt attempt, Plan.Write plan, ObjectNode patch) {
        boolean has = attempt.marker().equals(attempt.current().path(Vendor.MARKER).asText());
        return has || attempt.current().isMissingNode() && plan.kind() == Inflight.Kind.UPDATE ? patch
                : patch.put(Vendor.MARKER, attempt.marker());
    }

    /** The call that a prepared write comes to. */
    Network.Effect<Reply> call(Prepared write) {
        var attempt = write.attempt();
        var id = attempt.state().link(attempt.system()).externalId().orElse("");
        var writer = office.wire().writer(new Identity(attempt.system(), id), attempt.claimed().claimedAt(),
                write.plan().kind() == Inflight.Kind.UPSERT);
        return isLate -> send(write, id, writer.run(isLate || !office.marks().isHeldBy(attempt.claimed())));
    }

    private Reply send(Prepared write, String id, By by) {
        var api = office.api(write.attempt().system());
        office.journal().note("attune %s %s %s %s%s", write.plan().kind(), write.attempt(), id, write.patch(),
                by.isLate() ? ", long after it gave up waiting" : "");
        return switch (write.plan().kind()) {
            case CREATE -> api.create(write.patch(), by);
            case UPSERT -> api.upsert(write.attempt().marker(), write.patch(), by);
            case UPDATE, MARK -> api.update(id, write.patch(), by, write.attempt().current());
            case DELETE -> api.delete(id, by);
        };
    }

    /** What was surely not done is forgotten; what is unknown stays in doubt. */
    Move answered(Attempt attempt, Reply reply) {
        var asked = office.clock().now();
        var after = steps.apply(attempt, state -> {
            if (reply.outcome() instanceof Outcome.Done done) {
                return Settle.done(state, written(attempt, done, reply.shown(), asked), attempt.terms().rules());
            }
            return reply.outcome() instanceof Outcome.NotDone ? Step.of(Settle.refused(state, attempt.system()))
                    : Step.of(state);
        });
        reply.shown().ifPresent(shown -> office.wire().noteSeen(attempt.system(), shown));
        return next(after, reply.outcome());
    }

    /** A write that the system refused since the record was changed meanwhile is decided anew, on what it is now. */
    private static Move next(Attempt after, Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return new Move.On(after.with(after.progress().afterWrite()));
        }
        boolean changed = outcome instanceof Outcome.NotDone refused && refused.refusal() == Refusal.CHANGED;
        return changed && after.mayReread() ? new Move.On(after.rereading()) : new Move.Ends(after, outcome);
    }

    private Written written(Attempt attempt, Outcome.Done done, Optional<Shown> shown, Instant asked) {
        var system = attempt.system();
        var fields = attempt.state().inflight(system).map(write -> write.patch().keySet()).orElse(Set.of());
        SortedMap<String, JsonNode> values = shown.map(one -> office.readings().read(attempt.terms(), system, one.record(), asked))
                .orElseGet(TreeMap::new);
        var moment = shown.map(one -> attempt.terms().moment(system, one, asked)).orElseGet(() -> Moment.at(asked));
        return new Written(system, done.id(), fields, values, attempt.asOf(), moment);
    }

    /** The last write of an ended record is noted, unless another one has what it was linked to. */
    Steps.Decided telling(Attempt attempt, Inflight.Kind kind) {
        var system = attempt.system();
        return steps.decide(attempt, state ->
                state.link(system).externalId().equals(attempt.state().link(system).externalId())
                        ? Step.of(Settle.telling(state, system, kind, attempt.terms().rules(), office.clock().now()))
                        : Step.outrun(state));
    }

    /**
     * That it is gone there already is as good.
     *
     * @param before what was known before the write was noted
     */
    Move told(Attempt before, Attempt attempt, Reply reply) {
        boolean gone = reply.outcome() instanceof Outcome.NotDone refused && refused.refusal() == Refusal.NOT_FOUND;
        if (gone || reply.outcome() instanceof Outcome.Done) {
            var after = steps.apply(attempt, state ->
                    Step.of(Settle.told(state, attempt.system(), office.clock().now())));
            return new Move.On(after.with(after.progress().with(Known.TOLD_END)));
        }
        return reply.outcome() instanceof Outcome.Unknown ? new Move.Ends(attempt, reply.outcome())
                : next(steps.apply(attempt, state -> Step.of(Settle.untold(state, attempt.system(), before.state()))),
                        reply.outcome());
    }
}
