package io.attune.simulation.world;

import java.time.Instant;
import java.util.Optional;

/**
 * Who changed a record in a system.
 *
 * @param name    as the system names its people; {@link #ATTUNE} for us
 * @param knewOf  of a write of ours: the state of the record that we had seen when we sent it, by its moment
 * @param setOut  of a write of ours: when the delivery began that it belongs to
 * @param isLate  of a write of ours: it took effect after we had given up waiting for it
 * @param upserts of a write of ours: it was to make the record, or to write to the one that is there
 */
public record By(String name, Optional<Instant> knewOf, Optional<Instant> setOut, boolean isLate, boolean upserts) {

    /** Our own user in every system. */
    public static final String ATTUNE = "attune";

    public static By person(String name) {
        return new By(name, Optional.empty(), Optional.empty(), false, false);
    }

    public static By attune(Instant knewOf, Instant setOut, boolean isLate, boolean upserts) {
        return new By(ATTUNE, Optional.of(knewOf), Optional.of(setOut), isLate, upserts);
    }

    public boolean isAttune() {
        return name.equals(ATTUNE);
    }
}
