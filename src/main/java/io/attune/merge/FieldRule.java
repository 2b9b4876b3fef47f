package io.attune.merge;

import io.attune.document.InOrder;
import io.attune.policy.ConflictPolicy;
import java.util.Set;

/**
 * What a mapping says of one field, as far as the engine cares.
 *
 * @param readable systems in which an edit counts
 * @param writable systems that are written to
 * @param enforce  an edit made where it does not count is written over
 * @param policy   who wins where two systems changed it
 * @param refers   its values name other records; systems have ids of their own for these
 */
public record FieldRule(Set<String> readable, Set<String> writable, boolean enforce, ConflictPolicy policy,
        boolean refers) {

    public FieldRule {
        readable = InOrder.set(readable);
        writable = InOrder.set(writable);
    }

    /** For a field that refers to nothing. */
    public FieldRule(Set<String> readable, Set<String> writable, boolean enforce, ConflictPolicy policy) {
        this(readable, writable, enforce, policy, false);
    }

    /** Nobody else's edits count, and it is never written to: it would hold its own value, whatever was agreed. */
    boolean isOnlyOf(String system) {
        return readable.size() == 1 && readable.contains(system) && !writable.contains(system);
    }

    /** Edits in these systems reach those; the latest wins. */
    public static FieldRule latest(Set<String> readable, Set<String> writable) {
        return new FieldRule(readable, writable, false, new ConflictPolicy.Latest());
    }
}
