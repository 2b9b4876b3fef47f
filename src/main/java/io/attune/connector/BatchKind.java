package io.attune.connector;

import io.attune.document.InOrder;
import java.util.Set;

/**
 * What calls of an object must have in common to travel together.
 *
 * @param step   which call of the connector file it is
 * @param wanted of finds: the fields that they search by
 * @param most   how many of them go in one
 */
public record BatchKind(String step, Set<String> wanted, int most) {

    public BatchKind {
        wanted = InOrder.set(wanted);
    }
}
