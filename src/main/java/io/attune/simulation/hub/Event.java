package io.attune.simulation.hub;

import io.attune.simulation.world.Shown;

/**
 * Something that a system told, waiting for its turn.
 *
 * @param gone the record is no more, or was not in a list where it should have been
 */
record Event(String system, Shown shown, boolean gone) {

    Identity identity() {
        return new Identity(system, shown.id());
    }
}
