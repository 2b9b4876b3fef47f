package io.attune.simulation.hub;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;

/**
 * An entry of the list of conflicts.
 *
 * @param open    waits for a person
 * @param decided by a person
 */
public record Conflict(UUID record, String field, String system, JsonNode kept, JsonNode lost, boolean open,
        boolean decided, String policy) {

    /** A person chose a value that was not agreed. */
    public boolean isAChoice() {
        return policy.startsWith("decided by ");
    }

    /** Either value may have lost. */
    public boolean waitedForAPerson() {
        return open || decided;
    }

    boolean isSameQuestion(Conflict other) {
        return open && other.open && record.equals(other.record) && field.equals(other.field)
                && system.equals(other.system);
    }

    Conflict close() {
        return new Conflict(record, field, system, kept, lost, false, true, policy);
    }
}
