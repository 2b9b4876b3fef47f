package io.attune.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.merge.Guard;
import io.attune.simulation.oracle.Invariant;
import io.attune.simulation.world.Play;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every guard of the engine is good for something: without it, a run that is good becomes bad. */
class AblationTest {

    /** What every world plays, and nothing else. */
    private static final Optional<Set<Play>> PLAIN = Optional.of(Set.of());
    private static final int BLIND_SEEDS = 40;
    private static final int NIGHTLY_SEEDS = 10_000;

    @ParameterizedTest(name = "without {0}, seed {1}: {2}")
    @CsvSource(textBlock = """
            ECHO,        21,  QUIET,
            CONFIRM,     13,  OLD_VALUE,
            THREE_WAY,   0,   LOST,
            VERSIONS,    0,   QUIET,
            UNKNOWN,     141, OLD_VALUE,
            LATE_WRITES, 12,  LOST,
            TOMBSTONE,   17,  QUIET,
            CLAIM,       4,   AGREEMENT,
            MARKER,      9,   DUPLICATE,
            READ_FIRST,  131, AGREEMENT,
            ORDER,       1204, LOST,
            SEARCH,      9,   DUPLICATE,
            RECHECK,     60,  QUESTION,
            EXPECTED,    0,   QUIET,      REFERENCES
            READ_FIRST,  1,   UNSEEN,     CONDITIONS
            """)
    void withoutItARunBreaks(Guard guard, long seed, Invariant broken, Play play) {
        var plays = Optional.of(play == null ? Set.<Play>of() : Set.of(play));
        var without = new Simulator(Set.of(guard), plays).run(seed);

        assertEquals("[]", new Simulator(Set.of(), plays).run(seed).violations().toString());
        assertTrue(without.broken().contains(broken), () -> "broken: " + without.broken());
    }

    /** An edit between reading and writing nobody can see; one that was there before, a look shows. */
    @Test
    void withoutReadingFirstMoreIsOverwrittenUnseen() {
        var with = run(Set.of(), PLAIN, BLIND_SEEDS).figures();
        var without = run(Set.of(Guard.READ_FIRST), PLAIN, BLIND_SEEDS).figures();

        assertTrue(without.blind() * 2 > with.blind() * 3, without + " against " + with);
        assertTrue(without.avoidable() > 20 && without.avoidable() >= 5 * with.avoidable(), without + " against " + with);
    }

    /** The rows of the table in evidence.md. */
    @ParameterizedTest
    @EnumSource(Guard.class)
    @Tag("nightly")
    void foundRate(Guard guard) {
        var summary = run(EnumSet.of(guard), Optional.empty(), NIGHTLY_SEEDS);

        System.out.printf("| %s | %.2f %% | %s | %.2f | %d | %d |%n", guard, summary.foundPercent(), summary.words(),
                summary.figures().writesPerEdit(), summary.figures().blind(), summary.figures().avoidable());
        assertTrue(!summary.isGood(), guard + " is good for nothing in " + NIGHTLY_SEEDS + " seeds");
    }

    private static Summary run(Set<Guard> off, Optional<Set<Play>> plays, int seeds) {
        var simulator = new Simulator(off, plays);
        var summary = new Summary();
        for (long seed = 0; seed < seeds; seed++) {
            summary.add(seed, simulator.run(seed));
        }
        return summary;
    }
}
