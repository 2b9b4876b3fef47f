package io.attune.simulation;

import io.attune.simulation.oracle.Figures;
import io.attune.simulation.oracle.Invariant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What many runs came to. */
public final class Summary {

    private final Map<Invariant, List<Long>> broken = new TreeMap<>();
    private final List<Long> failed = new ArrayList<>();
    private Figures figures = Figures.NONE;
    private long seeds;

    public void add(long seed, Result result) {
        seeds++;
        figures = figures.plus(result.figures());
        result.broken().forEach(invariant -> broken.computeIfAbsent(invariant, none -> new ArrayList<>()).add(seed));
        if (!result.isGood()) {
            failed.add(seed);
        }
    }

    public boolean isGood() {
        return failed.isEmpty();
    }

    /** Seeds that broke an invariant, in the order in which they were run. */
    public List<Long> failed() {
        return List.copyOf(failed);
    }

    public Figures figures() {
        return figures;
    }

    /** The share of runs that broke an invariant, in percent. */
    public double foundPercent() {
        return seeds == 0 ? 0 : 100.0 * failed.size() / seeds;
    }

    /** What broke, and how often: {@code an edit is lost 12, never quiet 3}. */
    public String words() {
        return broken.isEmpty() ? "nothing" : broken.entrySet().stream()
                .map(each -> each.getKey().words() + " " + each.getValue().size())
                .collect(Collectors.joining(", "));
    }

    /** One line without the time, which no two runs share. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d seeds, %,d edits, %,d conflicts, %.2f writes per edit,"
                + " %,d blind overwrites (%,d avoidable),"
                + " %,d writes refused as outdated; broken: %s", seeds, figures.edits(), figures.conflicts(),
                figures.writesPerEdit(), figures.blind(), figures.avoidable(), figures.refused(), isGood() ? words()
                        : String.format(Locale.ROOT, "%,d runs (%.2f %%): %s", failed.size(), foundPercent(), words()));
    }
}
