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
        return other.open && isOpen(other.record, other.field, other.system);
    }

    boolean isOpen(UUID one, String itsField, String there) {
        return open && record.equals(one) && field.equals(itsField) && system.equals(there);
    }

    Conflict reading(JsonNode nowKept, JsonNode nowLost) {
        return new Conflict(record, field, system, nowKept, nowLost, open, decided, policy);
    }

    Conflict close() {
        return new Conflict(record, field, system, kept, lost, false, true, policy);
    }
}
