package io.attune.simulation.oracle;

/**
 * What a run, or many, came to.
 *
 * @param edits what people did
 * @param blind writes of ours that replaced an edit made after we had looked: where writes cannot be bound to a
 *     revision,
 *     nobody can keep that from happening
 * @param avoidable those of them where the edit was there before we set out to write: a look would have shown it
 * @param refused writes of ours that a system refused, since the record was no more as it was when we read it
 */
public record Figures(long edits, long conflicts, long writes, long blind, long avoidable, long refused) {

    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

    public Figures plus(Figures other) {
        return new Figures(edits + other.edits, conflicts + other.conflicts, writes + other.writes,
                blind + other.blind, avoidable + other.avoidable, refused + other.refused);
    }

    public double writesPerEdit() {
        return edits == 0 ? 0 : (double) writes / edits;
    }
}
