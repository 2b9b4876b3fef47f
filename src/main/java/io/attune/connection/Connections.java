package io.attune.connection;

import io.attune.document.InOrder;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** All connections of an installation. */
public record Connections(Map<String, Connection> byName) {

    public Connections {
        byName = InOrder.map(byName);
    }

    public Optional<Connection> connection(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Collection<Connection> all() {
        return byName.values();
    }
}
