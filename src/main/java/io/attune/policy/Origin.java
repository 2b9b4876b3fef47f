package io.attune.policy;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a value came from. Systems stamp records, not fields: the edit happened somewhere between the last time we saw
 * the record and the moment that the system tells.
 *
 * @param system in which it was edited
 * @param from   the earliest moment of that edit, by our clock; empty where the record was never seen before
 * @param to     the latest moment of that edit, by our clock
 * @param actor  who edited, where the system tells
 */
public record Origin(String system, Optional<Instant> from, Instant to, Optional<Actor> actor) {

    /** Surely later than the other: the intervals do not overlap. */
    boolean isAfter(Origin other) {
        return from.filter(other.to::isBefore).isPresent();
    }

    boolean hasRole(String role) {
        return actor.filter(who -> who.roles().contains(role)).isPresent();
    }
}
