package io.attune.simulation.hub;

import io.attune.simulation.world.Shown;

/**
 * Something that a system told, waiting for its turn.
 *
 * @param gone   the record is no more, or was not in a list where it should have been
 * @param isKept until it was heard; else what cannot be heard now is looked at again by whoever waits for the record
 */
record Event(String system, Shown shown, boolean gone, boolean isKept) {

    static Event told(String system, Shown shown, boolean gone) {
        return new Event(system, shown, gone, true);
    }

    /** We looked for ourselves. */
    static Event lookedAt(String system, Shown shown, boolean gone) {
        return new Event(system, shown, gone, false);
    }

    Identity identity() {
        return new Identity(system, shown.id());
    }
}
