package io.attune.mapping;

import io.attune.document.InOrder;
import io.attune.policy.ConflictPolicy;
import java.util.Map;
import java.util.Set;

/**
 * One shared field, or one list, as the engine sees it.
 *
 * @param readable systems in which an edit of it counts
 * @param writable systems that it is written to
 * @param enforce  an edit made where it does not count is written over
 * @param refers   its values name records of another mapping
 * @param roots    for each system that it is written to: the root fields of the object that it is kept in
 */
public record Row(String name, boolean sensitive, boolean required, ConflictPolicy policy, Set<String> readable,
        Set<String> writable, boolean enforce, boolean refers, Map<String, Set<String>> roots) {

    public Row {
        readable = InOrder.set(readable);
        writable = InOrder.set(writable);
        roots = InOrder.map(roots);
    }

    /** The root fields of the object that it writes there; empty where it writes nothing. */
    public Set<String> roots(String system) {
        return roots.getOrDefault(system, Set.of());
    }
}
