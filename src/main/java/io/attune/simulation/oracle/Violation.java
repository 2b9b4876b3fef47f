package io.attune.simulation.oracle;

/** An invariant that did not hold, and where. */
public record Violation(Invariant invariant, String words) {

    @Override
    public String toString() {
        return invariant.words() + ": " + words;
    }
}
