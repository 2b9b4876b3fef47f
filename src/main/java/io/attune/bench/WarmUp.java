package io.attune.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Lets events through until Attune gets no faster: its Java machine compiles what is used, and uses more of a processor
 * for that than all else at first; its database finds out what is in its tables.
 */
final class WarmUp {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    /** No window of so many was faster than the fastest before by a twentieth. */
    private static final int FLAT = 3;
    private static final double FASTER = 1.05;

    private final Duration most;
    private final LongSupplier through;
    private final Consumer<Duration> sending;

    /**
     * @param through how many are through so far
     * @param sending lets as many through as can be, for that long
     */
    WarmUp(Duration most, LongSupplier through, Consumer<Duration> sending) {
        this.most = most;
        this.through = through;
        this.sending = sending;
    }

    /** Figures of it: the last one is the highest rate, in events a second. */
    List<Figure> run() {
        long begin = System.nanoTime();
        var rates = new ArrayList<Double>();
        while (System.nanoTime() - begin < most.toNanos() && !isFlat(rates)) {
            rates.add(window());
        }
        return List.of(Figure.of("warm-up", "s", (System.nanoTime() - begin) / 1e9),
                Figure.of("rate when warm", "events/s", rates.stream().reduce(0.0, Double::max)));
    }

    private double window() {
        long before = through.getAsLong();
        long begin = System.nanoTime();
        sending.accept(most.compareTo(WINDOW) < 0 ? most : WINDOW);
        return (through.getAsLong() - before) * 1e9 / (System.nanoTime() - begin);
    }

    static boolean isFlat(List<Double> rates) {
        int known = rates.size() - FLAT;
        return known > 0 && highest(rates.subList(known, rates.size())) < highest(rates.subList(0, known)) * FASTER;
    }

    private static double highest(List<Double> rates) {
        return rates.stream().reduce(0.0, Double::max);
    }
}
