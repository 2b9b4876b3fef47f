package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * A write of ours replaced a value.
 *
 * @param before  the shared value that was there
 * @param isBlind a person had put it there after the last time that we looked before writing
 * @param isAvoidable it is blind, though the person's value was there before the delivery began: a look would have
 *                    shown it
 * @param isLate  the write took effect after we had given up waiting for it, or its worker had been replaced
 * @param upserts it was to make the record
 */
public record Overwrite(Place place, JsonNode before, JsonNode after, Instant at, boolean isBlind,
        boolean isAvoidable, boolean isLate, boolean upserts) {

    /** Nobody can keep it from happening where writes cannot be bound to a revision. */
    public boolean isBeyondUs() {
        return isBlind || isLate;
    }
}
