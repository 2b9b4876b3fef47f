package io.attune.catalog;

import io.attune.connection.Connections;
import io.attune.connector.Connector;
import io.attune.document.InOrder;
import io.attune.mapping.Mapping;
import io.attune.mapping.Surroundings;
import java.util.Map;
import java.util.Optional;

/**
 * What is in force, whole and valid.
 *
 * @param base         the fingerprint of all that mappings are checked against
 * @param mappings     by name
 * @param surroundings what mappings are checked against
 */
record Contents(String base, Map<String, Connector> connectors, Connections connections, Map<String, Served> mappings,
        Surroundings surroundings) {

    /** A mapping and the file that it came from. */
    record Served(String file, Mapping mapping) {}

    Contents {
        connectors = InOrder.map(connectors);
        mappings = InOrder.map(mappings);
    }

    Contents with(Map<String, Served> other) {
        return new Contents(base, connectors, connections, other, surroundings);
    }

    Optional<Mapping> mapping(String name) {
        return Optional.ofNullable(mappings.get(name)).map(Served::mapping);
    }
}
