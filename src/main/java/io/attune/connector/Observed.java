package io.attune.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a record says of itself, whether a webhook, a read or a listing told it.
 *
 * @param revision  grows with every change of the record
 * @param changedAt when it was changed last
 * @param actor     who changed it last
 * @param marker    our record's id, where it has our marker
 */
public record Observed(OptionalLong revision, Optional<Instant> changedAt, Optional<String> actor,
        Optional<String> marker) {}
