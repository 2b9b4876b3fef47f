package io.attune.simulation.hub;

import io.attune.simulation.world.Chance;
import io.attune.simulation.world.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The table of what is due, with leases and fences as the product's. */
final class Marks {

    static final Duration LEASE = Duration.ofMinutes(2);

    private record Key(UUID record, String system) {}

    private final Map<Key, Mark> marks = new LinkedHashMap<>();
    private long claims;

    Optional<Mark> find(UUID record, String system) {
        return Optional.ofNullable(marks.get(new Key(record, system)));
    }

    List<Mark> all() {
        return List.copyOf(marks.values());
    }

    void due(UUID record, String system, Instant now) {
        put(record, system, now, mark -> mark.due(now));
    }

    void ask(UUID record, String system, Instant now) {
        put(record, system, now, mark -> mark.asking(now));
    }

    void hold(UUID record, String system, Instant now) {
        put(record, system, now, Mark::held);
    }

    void drop(UUID record, String system) {
        marks.remove(new Key(record, system));
    }

    private void put(UUID record, String system, Instant now, UnaryOperator<Mark> change) {
        marks.merge(new Key(record, system), change.apply(Mark.fresh(record, system, now)),
                (known, fresh) -> change.apply(known));
    }

    /** The record is there now: what waited for it in a system of that connection is due. */
    void wakeChildren(UUID parent, String connection, Instant now) {
        marks.values().stream()
                .filter(mark -> mark.state() == Mark.State.WAITING && mark.parents().contains(parent)
                        && Kind.connection(mark.system()).equals(connection))
                .toList()
                .forEach(mark -> replace(mark.woken(now)));
    }

    /** The record turned out to be another one: what waits for it is looked at again. */
    void wakeChildren(UUID parent, Instant now) {
        marks.values().stream()
                .filter(mark -> mark.state() == Mark.State.WAITING && mark.parents().contains(parent))
                .toList()
                .forEach(mark -> replace(mark.woken(now)));
    }

    void replace(Mark mark) {
        marks.computeIfPresent(new Key(mark.record(), mark.system()), (key, known) -> mark);
    }

    /** Whether what was claimed is still this claim's. */
    boolean isHeldBy(Mark claimed) {
        return find(claimed.record(), claimed.system()).filter(mark -> mark.fence() == claimed.fence()).isPresent();
    }

    /** One of those that are free, by chance. */
    Optional<Mark> claim(Instant now, Chance chance) {
        var free = new ArrayList<>(marks.values());
        free.removeIf(mark -> !mark.isFree(now));
        if (free.isEmpty()) {
            return Optional.empty();
        }
        var claimed = chance.pick(free).claimed(++claims, now.plus(LEASE));
        replace(claimed);
        return Optional.of(claimed);
    }

    /** When the next of them may be claimed; empty if none ever may. */
    Optional<Instant> next() {
        return marks.values().stream()
                .filter(mark -> mark.isOpen() && mark.dueAt().isBefore(Instant.MAX))
                .map(mark -> mark.leased().filter(mark.dueAt()::isBefore).orElse(mark.dueAt()))
                .min(Comparator.naturalOrder());
    }
}
