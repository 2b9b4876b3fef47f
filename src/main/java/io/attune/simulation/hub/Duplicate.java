package io.attune.simulation.hub;

import java.util.Optional;
import java.util.UUID;

/**
 * An entry of the list of possible duplicates: a person is to say whether two are one.
 *
 * @param other our record that it may be
 */
public record Duplicate(Identity identity, Optional<UUID> other, String reason) {}
