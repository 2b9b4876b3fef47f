package io.attune.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.simulation.world.Play;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SimulateCommandTest {

    @Test
    void endsWithZeroWhereEveryInvariantHeld() {
        var said = Terminal.run("simulate", "--seeds", "3", "--seed", "1");

        assertEquals(0, said.code());
        assertTrue(said.out().startsWith("3 seeds, "), said.out());
        assertTrue(said.out().contains("; broken: nothing; "), said.out());
    }

    @Test
    void tellsTheShortestRunThatBreaksOne() {
        var said = Terminal.run("simulate", "--seeds", "1", "--seed", "0", "--without", "THREE_WAY", "--story",
                "--plays");

        assertEquals(1, said.code());
        assertTrue(said.out().contains("; broken: 1 runs (100.00 %): an edit is lost 1; "), said.out());
        assertTrue(said.out().contains("broken by the seeds [0]\nseed 0, "), said.out());
        assertTrue(said.out().contains("\nBROKEN an edit is lost: "), said.out());
    }

    /** It is to break: how often is what is asked for. */
    @Test
    void countsWithoutAGuard() {
        var said = Terminal.run("simulate", "--seeds", "1", "--seed", "0", "--without", "THREE_WAY",
                "--plays");

        assertEquals(1, said.code());
        assertEquals(1, said.out().lines().count(), said.out());
    }

    @Test
    void namesThePlaysWhereOneIsNone() {
        var said = Terminal.run("simulate", "--seeds", "1", "--plays", "NOPE");

        assertEquals(2, said.code());
        assertTrue(said.err().startsWith("--plays: there is no play NOPE; there are "
                + Arrays.stream(Play.values()).map(Play::name).collect(Collectors.joining(", ")) + "\n"), said.err());
    }

    @Test
    void playsWhatIsNamedOrNothing() {
        assertEquals(0, Terminal.run("simulate", "--seeds", "1", "--plays", "CHANGE,INSISTENCE").code());
        assertEquals(0, Terminal.run("simulate", "--seeds", "1", "--plays").code());
    }

    @Test
    void refusesToRunNothing() {
        var said = Terminal.run("simulate", "--seeds", "0");

        assertEquals(2, said.code());
        assertTrue(said.err().startsWith("--seeds must be at least 1, was: 0\n"), said.err());
    }
}
