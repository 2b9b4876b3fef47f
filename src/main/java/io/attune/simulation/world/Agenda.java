package io.attune.simulation.world;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is under way: each happens once, at its moment or later, and in any order among those whose moment has come. */
public final class Agenda {

    /** One thing under way. */
    private record Entry(Instant at, Runnable happening) {}

    private final List<Entry> entries = new ArrayList<>();

    public void add(Instant at, Runnable happening) {
        entries.add(new Entry(at, happening));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** When the next of them may happen; empty if nothing is under way. */
    public Optional<Instant> next() {
        return entries.stream().map(Entry::at).min(Comparator.naturalOrder());
    }

    /** Takes one, by chance, of those whose moment has come; empty if there is none. */
    public Optional<Runnable> take(Instant now, Chance chance) {
        var due = entries.stream().filter(entry -> !entry.at().isAfter(now)).toList();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var taken = chance.pick(due);
        entries.remove(taken);
        return Optional.of(taken.happening());
    }
}
