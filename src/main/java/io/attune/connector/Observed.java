package io.attune.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What a record says of itself, whether a webhook, a read or a listing told it.
 *
 * @param revision  grows with every change of the record
 * @param changedAt when it was changed last
 * @param actor     who changed it last
 * @param marker    our record's id, where it has our marker
 */
public record Observed(OptionalLong revision, Optional<Instant> changedAt, Optional<String> actor,
        Optional<String> marker) {

    /** Our record whose id it carries, where its marker is one. */
    public Optional<UUID> marked() {
        return marker.flatMap(Observed::uuid);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
