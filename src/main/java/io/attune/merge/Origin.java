package io.attune.merge;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a value came from.
 *
 * @param system in which it was edited
 * @param from   the earliest moment of that edit; empty where the record was never read before
 * @param to     the latest moment of that edit, by that system's own clock where it tells, else when we received it
 * @param actor  who edited, where the system tells
 */
public record Origin(String system, Optional<Instant> from, Instant to, Optional<String> actor) {}
