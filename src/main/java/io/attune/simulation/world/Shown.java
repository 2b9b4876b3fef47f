package io.attune.simulation.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record as its system shows it.
 *
 * @param record   its fields, with our marker in {@link Vendor#MARKER}; of a partial telling only what changed
 * @param stamps   what orders it among other tellings, as far as the system tells
 * @param actor    who changed it last, where the system tells
 * @param takenAt  when it was like that, by the world's clock: for the oracle, no system tells it
 */
public record Shown(String id, ObjectNode record, Stamps stamps, Optional<String> actor, Instant takenAt) {

    /** The same, of another id: what was asked for, where nothing was shown. */
    public Shown named(String other) {
        return new Shown(other, record, stamps, actor, takenAt);
    }

    /**
     * @param revision  a number that grows with every change
     * @param changedAt of the last change, in whole seconds of the system's clock
     * @param createdAt in whole seconds of the system's clock
     */
    public record Stamps(OptionalLong revision, Optional<Instant> changedAt, Instant createdAt) {}
}
