package io.attune.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.merge.Guard;
import io.attune.simulation.oracle.Invariant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every guard of the engine is good for something: without it, a run that is good becomes bad. */
class AblationTest {

    private static final Set<Guard> RARE = EnumSet.of(Guard.RECHECK, Guard.SEARCH);
    private static final int BLIND_SEEDS = 40;
    private static final int NIGHTLY_SEEDS = 10_000;

    @ParameterizedTest(name = "without {0}, seed {1}: {2}")
    @CsvSource(textBlock = """
            ECHO,        7,   QUIET
            CONFIRM,     13,  OLD_VALUE
            THREE_WAY,   0,   LOST
            VERSIONS,    0,   QUIET
            UNKNOWN,     149, LOST
            LATE_WRITES, 4,   LOST
            TOMBSTONE,   17,  QUIET
            CLAIM,       1,   DUPLICATE
            MARKER,      66,  DUPLICATE
            READ_FIRST,  39,  LOST
            ORDER,       219, LOST
            """)
    void withoutItARunBreaks(Guard guard, long seed, Invariant broken) {
        var without = new Simulator(Set.of(guard)).run(seed);

        assertEquals("[]", new Simulator(Set.of()).run(seed).violations().toString());
        assertTrue(without.broken().contains(broken), () -> "broken: " + without.broken());
    }

    /** Not reading first breaks no rule that could be kept without it; it overwrites more that nobody has seen. */
    @Test
    void withoutReadingFirstMoreIsOverwrittenUnseen() {
        long with = run(Set.of(), BLIND_SEEDS).figures().blind();
        long without = run(Set.of(Guard.READ_FIRST), BLIND_SEEDS).figures().blind();

        assertTrue(without * 2 > with * 3, without + " blind overwrites against " + with);
    }

    /**
     * The rows of the table in evidence.md. Two are found too rarely to insist on.
     */
    @ParameterizedTest
    @EnumSource(Guard.class)
    @Tag("nightly")
    void foundRate(Guard guard) {
        var summary = run(EnumSet.of(guard), NIGHTLY_SEEDS);

        System.out.printf("| %s | %.2f %% | %s | %.2f | %d |%n", guard, summary.foundPercent(), summary.words(),
                summary.figures().writesPerEdit(), summary.figures().blind());
        assertTrue(!summary.isGood() || RARE.contains(guard),
                guard + " is good for nothing in " + NIGHTLY_SEEDS + " seeds");
    }

    private static Summary run(Set<Guard> off, int seeds) {
        var simulator = new Simulator(off);
        var summary = new Summary();
        for (long seed = 0; seed < seeds; seed++) {
            summary.add(seed, simulator.run(seed));
        }
        return summary;
    }
}
