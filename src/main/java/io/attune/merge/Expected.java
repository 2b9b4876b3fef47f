package io.attune.merge;

import java.time.Instant;
import java.util.List;

/**
 * The step for "this record, of which nothing was known but that something refers to it, is another one of ours": that
 * was found when it was read at last, as it is found of any record that is new to us.
 */
public final class Expected {

    private Expected() {}

    /**
     * It ends, and lets go of its id, so it is to be stored before the other is linked. Whoever refers to it refers to
     * the other from now on.
     */
    public static Step isAnother(RecordState expected, String system, Instant at) {
        return ends(expected, system, LinkState.unknown(), at);
    }

    /**
     * The system made one record of it and the other. It keeps its id, which no other record gets: what refers to that
     * id there, perhaps for ever, refers to the other.
     */
    public static Step wasMerged(RecordState expected, String system, Instant at) {
        return ends(expected, system, expected.link(system).withTombstone(at), at);
    }

    /**
     * The other one, which was found there by our marker or its key, or made: it is linked at once, so that there is no
     * moment at which the id is nobody's.
     */
    public static Step linked(RecordState other, String system, String externalId) {
        return Step.of(other.withLink(system, other.link(system).withExternalId(externalId)));
    }

    private static Step ends(RecordState expected, String system, LinkState link, Instant at) {
        if (expected.seen()) {
            throw new IllegalArgumentException("record " + expected.id() + " was seen");
        }
        return new Step(expected.withLink(system, link).ended(at), List.of(new Fact.CaughtUp(system)));
    }
}
