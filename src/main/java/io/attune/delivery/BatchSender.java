package io.attune.delivery;

import io.attune.connector.Batch;
import io.attune.connector.BatchKind;
import io.attune.connector.BatchResults;
import io.attune.connector.Call;
import io.attune.retry.Outcome;
import io.attune.sync.Place;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes calls that wait together in as few as the system takes. What a batch was refused for may be one record's fault:
 * then each half goes for itself, down to single calls, so that one never fails its neighbours.
 *
 * @param <R> what a call comes to
 */
final class BatchSender<R> {

    private final Ways<R> ways;
    private final BatchSupport support;

    BatchSender(Ways<R> ways, BatchSupport support) {
        this.ways = ways;
        this.support = support;
    }

    /** The two ways of calling, and what is said of a call that was not made. */
    record Ways<R>(BiFunction<Place, Call, Uni<R>> alone, BiFunction<Place, Batch, Uni<BatchResults<R>>> together,
            Function<Outcome, R> notMade) {}

    /** Calls of one kind can go together; empty where this one goes alone. */
    Optional<BatchKind> kind(Place place, Call call) {
        return support.isThere(place) ? place.object().batchKind(call) : Optional.empty();
    }

    Uni<R> alone(Place place, Call call) {
        return Uni.createFrom().deferred(() -> ways.alone().apply(place, call));
    }

    R notMade(Outcome why) {
        return ways.notMade().apply(why);
    }

    /** What each of these comes to, in their order; all are of one kind. They are made when the first is asked for. */
    List<Uni<R>> together(Place place, List<Call> calls) {
        return each(calls.size(), Uni.createFrom().item(() -> support.isThere(place) ? batched(place, calls)
                : allAlone(place, calls)));
    }

    /** How many of the first of them go in batches that more of them would not make larger. */
    int filled(Place place, List<Call> calls) {
        return support.isThere(place) ? place.object().filled(place.connection(), calls) : calls.size();
    }

    private static <R> List<Uni<R>> each(int count, Uni<List<Uni<R>>> all) {
        var once = all.memoize().indefinitely();
        return IntStream.range(0, count).mapToObj(nth -> once.chain(each -> each.get(nth))).toList();
    }

    private List<Uni<R>> allAlone(Place place, List<Call> calls) {
        return calls.stream().map(call -> alone(place, call)).toList();
    }

    private List<Uni<R>> batched(Place place, List<Call> calls) {
        var results = new ArrayList<Uni<R>>();
        for (var batch : place.object().batches(place.connection(), calls)) {
            results.addAll(batch.isAlone() ? List.of(alone(place, batch.call())) : made(place, batch));
        }
        return results;
    }

    private List<Uni<R>> made(Place place, Batch batch) {
        return each(batch.parts().size(), Uni.createFrom().deferred(() -> ways.together().apply(place, batch))
                .map(results -> settled(place, batch.parts(), results)));
    }

    private List<Uni<R>> settled(Place place, List<Call> calls, BatchResults<R> results) {
        return switch (results.whole()) {
            case TOLD -> told(place, calls, results.each());
            case REFUSED -> halves(place, calls);
            case UNSUPPORTED -> {
                support.isLacking(place);
                yield allAlone(place, calls);
            }
        };
    }

    private List<Uni<R>> told(Place place, List<Call> calls, List<Optional<R>> results) {
        return IntStream.range(0, calls.size()).mapToObj(nth -> results.get(nth).map(Uni.createFrom()::item)
                .orElseGet(() -> alone(place, calls.get(nth)))).toList();
    }

    private List<Uni<R>> halves(Place place, List<Call> calls) {
        int half = calls.size() / 2;
        var results = new ArrayList<>(batched(place, calls.subList(0, half)));
        results.addAll(batched(place, calls.subList(half, calls.size())));
        return results;
    }
}
