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
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Calls that wait to be made together, by what they have in common. For one thread at a time. */
final class HeldCalls<R> {

    /** Those who wait for none stay, so that the order is that in which their kinds were first called for. */
    private final Map<Common, List<Held<R>>> waiting = new LinkedHashMap<>();

    /** @param emitter told what became of it */
    record Held<R>(Place place, Call call, Instant since, UniEmitter<? super R> emitter) {}

    private record Common(String connection, String object, BatchKind kind) {}

    void add(BatchKind kind, Held<R> call) {
        var common = new Common(call.place().connection().name(), call.place().object().name(), kind);
        waiting.computeIfAbsent(common, first -> new ArrayList<>()).add(call);
    }

    boolean isEmpty() {
        for (var calls : waiting.values()) {
            if (!calls.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Takes as many as fill batches; the others stay. */
    List<List<Held<R>>> takeFull(BatchSender<R> sender) {
        var full = new ArrayList<List<Held<R>>>();
        waiting.forEach((common, calls) -> {
            while (calls.size() >= common.kind().most()) {
                var first = calls.subList(0, common.kind().most());
                int count = sender.filled(first.get(0).place(), first.stream().map(Held::call).toList());
                full.add(taken(first.subList(0, count)));
            }
        });
        return full;
    }

    /** Takes those of which one has waited since then, or longer. */
    List<List<Held<R>>> takeSince(Instant then) {
        return take(calls -> !calls.get(0).since().isAfter(then)).toList();
    }

    /** Takes those that were called for first: what the others wait for may follow from them. */
    List<List<Held<R>>> takeFirst() {
        return take(calls -> true).limit(1).toList();
    }

    List<List<Held<R>>> takeReads() {
        return take(calls -> calls.get(0).call().kind().equals("read")).toList();
    }

    List<List<Held<R>>> takeAll() {
        return take(calls -> true).toList();
    }

    private Stream<List<Held<R>>> take(Predicate<List<Held<R>>> which) {
        return waiting.values().stream().filter(calls -> !calls.isEmpty() && which.test(calls)).map(HeldCalls::taken);
    }

    private static <R> List<Held<R>> taken(List<Held<R>> calls) {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }
}
