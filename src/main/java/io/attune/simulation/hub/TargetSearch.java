package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Ending;
import io.attune.merge.Guard;
import io.attune.merge.Handover;
import io.attune.merge.Inflight;
import io.attune.merge.Keys;
import io.attune.merge.Lag;
import io.attune.merge.Progress.Known;
import io.attune.merge.RecordState;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.attune.simulation.world.Found;
import io.attune.simulation.world.Shown;
import io.attune.simulation.world.Vendor;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What follows when the target was searched for a record, so that none is made twice. */
final class TargetSearch {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Office office;
    private final Steps steps;
    private final TargetReads reads;
    private final Handovers handovers;

    TargetSearch(Office office, Steps steps, TargetReads reads, Handovers handovers) {
        this.office = office;
        this.handovers = handovers;
        this.steps = steps;
        this.reads = reads;
    }

    /** The key's values as the target would hold them. The mapping of a scene has one key. */
    Optional<ObjectNode> wanted(Attempt attempt) {
        var keys = Keys.complete(attempt.terms().rules(), Lag.agreed(attempt.state()));
        return keys.stream().findFirst().map(key -> attempt.terms().mapping().write(new WriteRequest(attempt.system(),
                Lag.agreed(attempt.state()), new HashSet<>(key), MissingNode.getInstance(),
                Terms.noReferences())).patch());
    }

    Move byMarker(Attempt attempt, Found found, Instant asked) {
        if (found.failed().isPresent()) {
            return new Move.Ends(attempt, found.failed().get());
        }
        if (isToBeAwaited(attempt, found, asked)) {
            return awaited(attempt);
        }
        var free = found.hits().stream().filter(hit -> isFree(attempt, hit)).toList();
        if (free.size() == 1) {
            return attach(attempt, free.get(0), asked);
        }
        if (!found.hits().isEmpty()) {
            return free.isEmpty() ? taken(attempt, found.hits().get(0).id()) : ambiguous(attempt, free);
        }
        var left = lagLeft(attempt);
        return left.isPresent()
                ? new Move.Ends(attempt, new Outcome.NotDone(Refusal.NOT_TRIED, "looked for again", left))
                : notThere(attempt, Known.NOT_BY_MARKER);
    }

    /** Another living record of ours is linked to what this one made. */
    Move taken(Attempt attempt, String id) {
        return new Move.On(steps.apply(attempt, state ->
                Ending.taken(state, attempt.system(), id, office.clock().now())));
    }

    /** How long a record made by the write in doubt may still be hidden from a search. */
    private Optional<Duration> lagLeft(Attempt attempt) {
        var lag = office.world().scene().system(attempt.system()).lags().search();
        return attempt.state().inflight(attempt.system())
                .map(Inflight::sentAt)
                .map(sent -> Duration.between(office.clock().now(), sent.plus(lag)))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    Move notThere(Attempt searched, Known where) {
        var attempt = searched.with(searched.progress().with(where));
        return new Move.On(steps.apply(attempt, state -> Step.of(Settle.readBack(state, attempt.system(),
                attempt.terms().rules(),
                office.clock().now()))));
    }

    Move byKey(Attempt attempt, Found found, Instant asked) {
        if (found.failed().isPresent()) {
            return new Move.Ends(attempt, found.failed().get());
        }
        if (isToBeAwaited(attempt, found, asked)) {
            return awaited(attempt);
        }
        var free = found.hits().stream().filter(hit -> isFree(attempt, hit)).toList();
        if (free.isEmpty()) {
            return notThere(attempt, Known.NOT_BY_KEY);
        }
        return free.size() == 1 ? attach(attempt, free.get(0), asked) : ambiguous(attempt, free);
    }

    private boolean isFree(Attempt attempt, Shown hit) {
        return isFree(attempt, hit.id()) && !isMeantForAnother(attempt, hit);
    }

    /** No other record of ours lives that is linked to it, unless that is one which this may turn out to be. */
    boolean isFree(Attempt attempt, String id) {
        return holder(attempt, id)
                .filter(holder -> !holder.isEnded() && !handovers.mayBeAnother(attempt, holder)).isEmpty();
    }

    /** It carries the marker of another record of ours, which is in doubt whether it is there. */
    private boolean isMeantForAnother(Attempt attempt, Shown hit) {
        return Optional.of(hit.record().path(Vendor.MARKER).asText()).filter(marker -> !marker.isEmpty())
                .map(UUID::fromString).flatMap(office.store()::find)
                .filter(meant -> !meant.id().equals(attempt.state().id()) && !meant.isEnded())
                .filter(meant -> meant.link(attempt.system()).externalId().isEmpty()
                        && attempt.terms().rules().has(Guard.MARKER))
                .isPresent();
    }

    private Optional<RecordState> holder(Attempt attempt, Shown hit) {
        return holder(attempt, hit.id());
    }

    /** The other record that it is linked to. */
    private Optional<RecordState> holder(Attempt attempt, String id) {
        return office.store().linked(new Identity(attempt.system(), id))
                .filter(holder -> !holder.equals(attempt.state().id()))
                .map(office.store()::load);
    }

    /** Whether a record that has ended cannot give it up yet. */
    private boolean isToBeAwaited(Attempt attempt, Found found, Instant asked) {
        return found.hits().stream().flatMap(hit -> holder(attempt, hit).stream())
                .anyMatch(holder -> holder.isEnded() && !Handover.isPossible(holder,
                        office.store().load(attempt.state().id()), attempt.system(), asked));
    }

    private static Move awaited(Attempt attempt) {
        return new Move.Ends(attempt, new Outcome.NotDone(Refusal.NOT_TRIED, "what is there is on the move",
                Optional.of(MOMENT)));
    }

    /** It is the record's own there: linked, and what it holds is seen. */
    private Move attach(Attempt attempt, Shown hit, Instant asked) {
        handovers.give(attempt, hit.id());
        return reads.shown(attempt, hit, asked);
    }

    private Move ambiguous(Attempt attempt, List<Shown> hits) {
        RecordState state = attempt.state();
        office.store().lists().add(new Duplicate(new Identity(attempt.system(), hits.get(0).id()),
                Optional.of(state.id()),
                "has the same key as " + hits.get(1).id() + " there"));
        return new Move.Ends(attempt, new Outcome.NotDone(Refusal.AMBIGUOUS, hits.size() + " records match"));
    }
}
