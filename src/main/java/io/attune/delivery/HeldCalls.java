package io.attune.delivery;

import io.attune.connector.BatchKind;
import io.attune.connector.Call;
import io.attune.sync.Place;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls that wait to be made together, by what they have in common. For one thread at a time. */
final class HeldCalls<R> {

    private final Map<Common, List<Held<R>>> waiting = new LinkedHashMap<>();

    /** @param emitter told what became of it */
    record Held<R>(Place place, Call call, Instant since, UniEmitter<? super R> emitter) {}

    private record Common(String connection, String object, BatchKind kind) {}

    void add(BatchKind kind, Held<R> call) {
        var common = new Common(call.place().connection().name(), call.place().object().name(), kind);
        waiting.computeIfAbsent(common, first -> new ArrayList<>()).add(call);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes as many as fill batches; the others stay. */
    List<List<Held<R>>> takeFull() {
        var full = new ArrayList<List<Held<R>>>();
        waiting.forEach((common, calls) -> {
            while (calls.size() >= common.kind().most()) {
                var first = calls.subList(0, common.kind().most());
                full.add(List.copyOf(first));
                first.clear();
            }
        });
        waiting.values().removeIf(List::isEmpty);
        return full;
    }

    /** Takes those of which one has waited since then, or longer. */
    List<List<Held<R>>> takeSince(Instant then) {
        var old = waiting.values().stream().filter(calls -> !calls.get(0).since().isAfter(then)).toList();
        waiting.values().removeAll(old);
        return old;
    }

    List<List<Held<R>>> takeAll() {
        var all = List.copyOf(waiting.values());
        waiting.clear();
        return all;
    }
}
