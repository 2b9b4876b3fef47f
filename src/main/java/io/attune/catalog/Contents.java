package io.attune.catalog;

import io.attune.connection.Connections;
import io.attune.connector.Connector;
import java.util.Map;

/** What is in force, whole and valid. */
record Contents(Map<String, Connector> connectors, Connections connections) {

    Contents {
        connectors = Map.copyOf(connectors);
    }
}
