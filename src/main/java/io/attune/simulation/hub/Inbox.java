package io.attune.simulation.hub;

import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The durable queue of events. What was taken and not settled when the process died is there again. */
final class Inbox {

    /** An event, and when it may be taken. */
    record Entry(Event event, Instant at) {}

    private final List<Entry> waiting = new ArrayList<>();
    private final List<Entry> taken = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();

    /** A repeated delivery is taken once. */
    void receive(Webhook hook, Instant now) {
        if (known.add(hook.number())) {
            add(Event.told(hook.system(), hook.shown(), hook.deleted()), now);
        }
    }

    void add(Event event, Instant at) {
        waiting.add(new Entry(event, at));
    }

    Optional<Entry> take(Instant now, Chance chance) {
        var due = waiting.stream().filter(entry -> !entry.at().isAfter(now)).toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var entry = chance.pick(due);
        waiting.remove(entry);
        taken.add(entry);
        return Optional.of(entry);
    }

    void settle(Entry entry) {
        taken.remove(entry);
    }

    /** It is heard again later, if it is kept. */
    void putOff(Entry entry, Instant until) {
        taken.remove(entry);
        if (entry.event().isKept()) {
            add(entry.event(), until);
        }
    }

    void giveBack() {
        waiting.addAll(taken);
        taken.clear();
    }

    boolean isEmpty() {
        return waiting.isEmpty() && taken.isEmpty();
    }

    Optional<Instant> next() {
        return waiting.stream().map(Entry::at).min(Comparator.naturalOrder());
    }
}
