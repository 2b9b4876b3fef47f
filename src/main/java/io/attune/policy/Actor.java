package io.attune.policy;

import io.attune.document.InOrder;
import java.util.Set;

/**
 * Who made an edit, as the system tells. Never Attune itself.
 *
 * @param id    as the system names people
 * @param roles that the connections file gives to that id
 */
public record Actor(String id, Set<String> roles) {

    public Actor {
        roles = InOrder.set(roles);
    }
}
