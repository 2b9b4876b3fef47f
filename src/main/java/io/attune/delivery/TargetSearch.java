package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.attune.connector.Search;
import io.attune.connector.Search.Hit;
import io.attune.document.InOrder;
import io.attune.mapping.References;
import io.attune.mapping.WriteRequest;
import io.attune.merge.Inflight;
import io.attune.merge.Keys;
import io.attune.merge.Lag;
import io.attune.merge.Progress.Known;
import io.attune.merge.Settle;
import io.attune.merge.Step;
import io.attune.retry.Outcome;
import io.attune.retry.Refusal;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for a record that is already in the target, so that none is made twice. */
@ApplicationScoped
class TargetSearch {

    private static final Duration MOMENT = Duration.ofSeconds(5);

    private final Steps steps;
    private final Holders holders;
    private final Handovers handovers;
    private final TargetReads reads;
    private final WaitingParents parents;
    private final Clock clock;

    TargetSearch(Steps steps, Holders holders, Handovers handovers, TargetReads reads, WaitingParents parents,
            Clock clock) {
        this.steps = steps;
        this.holders = holders;
        this.handovers = handovers;
        this.reads = reads;
        this.parents = parents;
        this.clock = clock;
    }

    /** By our marker: what it finds is ours. What it does not find surely was not made, once the search lag is over. */
    Uni<Move> byMarker(Attempt attempt) {
        var place = attempt.place();
        var asked = clock.instant();
        return place.object().findByMarker(place.connection(), attempt.marker())
                .map(call -> attempt.group().search(place, call))
                .orElseGet(() -> Uni.createFrom().item(new Search.Hits(List.of())))
                .chain(search -> search instanceof Search.Hits hits
                        ? ours(attempt, hits.hits(), asked)
                        : ends(attempt, ((Search.Failed) search).outcome()));
    }

    private Uni<Move> ours(Attempt attempt, List<Hit> hits, Instant asked) {
        return holders.free(attempt, hits).chain(free -> {
            if (free.isEmpty()) {
                return holders.of(attempt, hits.stream().findFirst().map(Hit::id)).chain(holder ->
                        holder == Holders.Holder.ANOTHER ? holders.leave(attempt, hits.get(0).id())
                        : notMarked(attempt));
            }
            return free.size() == 1 ? attach(attempt, free.get(0), asked)
                    : unclear(attempt, free, "marker");
        });
    }

    private Uni<Move> notMarked(Attempt attempt) {
        var left = lagLeft(attempt);
        return left.isPresent()
                ? ends(attempt,
                        new Outcome.NotDone(Refusal.NOT_TRIED, "what may have been created is looked for again", left))
                : notThere(attempt, Known.NOT_BY_MARKER);
    }

    /** How long a record made by the write in doubt may still be hidden from a search. */
    private Optional<Duration> lagLeft(Attempt attempt) {
        return attempt.state().inflight(attempt.system())
                .map(Inflight::sentAt)
                .map(sent -> Duration.between(clock.instant(), sent.plus(attempt.place().object().searchLag())))
                .filter(left -> !left.isNegative() && !left.isZero());
    }

    /** Where no write is in doubt there is nothing to settle: whoever would note one is this very delivery. */
    private Uni<Move> notThere(Attempt searched, Known where) {
        var attempt = searched.with(searched.progress().with(where));
        return attempt.state().inflight(attempt.system()).isEmpty() ? Uni.createFrom().item(new Move.On(attempt))
                : settledAsNotThere(attempt).map(Move.On::new);
    }

    private Uni<Attempt> settledAsNotThere(Attempt attempt) {
        return steps.apply(attempt, state -> Step.of(Settle.readBack(state, attempt.system(), attempt.place().rules(),
                clock.instant())));
    }

    /** By each complete key in turn: the first that hits exactly one record that no other is linked to. */
    Uni<Move> byKey(Attempt attempt) {
        return attempt.place().object().isSearched()
                ? byKey(attempt, Keys.complete(attempt.place().rules(), Lag.agreed(attempt.state())))
                : notThere(attempt, Known.NOT_BY_KEY);
    }

    private Uni<Move> byKey(Attempt attempt, List<List<String>> keys) {
        if (keys.isEmpty()) {
            return notThere(attempt, Known.NOT_BY_KEY);
        }
        var place = attempt.place();
        var asked = clock.instant();
        var rest = keys.subList(1, keys.size());
        return wanted(attempt, keys.get(0)).chain(wanted -> place.object().find(place.connection(), wanted)
                .map(call -> attempt.group().search(place, call).chain(search ->
                        search instanceof Search.Hits hits
                                ? found(attempt, new Found(hits.hits(), keys.get(0), asked), rest)
                                : ends(attempt, ((Search.Failed) search).outcome())))
                .orElseGet(() -> byKey(attempt, rest)));
    }

    /**
     * The key's values as the target would hold them; empty where the mapping does not write one of them there, or
     * where it refers to a record that is not there, so that nothing there can refer to it either.
     */
    private Uni<Map<String, JsonNode>> wanted(Attempt attempt, List<String> key) {
        return parents.lookUp(attempt, InOrder.set(key)).map(references -> wanted(attempt, key, references));
    }

    private static Map<String, JsonNode> wanted(Attempt attempt, List<String> key, References references) {
        var request = new WriteRequest(attempt.system(), Lag.agreed(attempt.state()), new HashSet<>(key),
                MissingNode.getInstance(), references);
        var writing = attempt.place().mapping().write(request);
        var wanted = new HashMap<String, JsonNode>();
        if (writing.written().containsAll(key)) {
            writing.patch().fields().forEachRemaining(field -> wanted.put(field.getKey(), field.getValue()));
        }
        return wanted;
    }

    /** What a search by a key found, and when it was begun. */
    private record Found(List<Hit> hits, List<String> key, Instant asked) {}

    private Uni<Move> found(Attempt attempt, Found found, List<List<String>> rest) {
        return holders.free(attempt, found.hits()).chain(free -> {
            if (free.isEmpty()) {
                return byKey(attempt, rest);
            }
            return free.size() == 1 ? attach(attempt, free.get(0), found.asked())
                    : unclear(attempt, free, String.join(" and ", found.key()));
        });
    }

    /** A person is to say which of them it is. */
    private Uni<Move> unclear(Attempt attempt, List<Hit> hits, String by) {
        return holders.noteDuplicate(attempt, hits, by).chain(() -> ends(attempt, ambiguous(attempt, by, hits)));
    }

    /** It is the record's own there: linked, and what it holds is seen. */
    private Uni<Move> attach(Attempt attempt, Hit hit, Instant asked) {
        return handovers.give(attempt, hit.id(), asked).chain(isGiven -> isGiven
                ? reads.shown(attempt, hit.id(), hit.record(), asked)
                : ends(attempt, new Outcome.NotDone(Refusal.NOT_TRIED, "what is there is on the move",
                        Optional.of(MOMENT))));
    }

    private static Outcome ambiguous(Attempt attempt, String by, List<Hit> hits) {
        return new Outcome.NotDone(Refusal.AMBIGUOUS, "%d records in %s have the same %s: %s".formatted(hits.size(),
                attempt.system(), by, String.join(", ", hits.stream().limit(5).map(Hit::id).toList())));
    }

    private static Uni<Move> ends(Attempt attempt, Outcome outcome) {
        return Uni.createFrom().item(new Move.Ends(attempt, outcome));
    }
}
