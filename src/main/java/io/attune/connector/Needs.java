package io.attune.connector;

import io.attune.document.InOrder;
import java.util.Set;

/** The settings and secrets without which a connection cannot do something, by name. */
public record Needs(Set<String> settings, Set<String> secrets) {

    static final Needs NOTHING = new Needs(Set.of(), Set.of());

    public Needs {
        settings = InOrder.set(settings);
        secrets = InOrder.set(secrets);
    }
}
