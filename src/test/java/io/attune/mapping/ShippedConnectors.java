package io.attune.mapping;

import io.attune.connector.Connector;
import io.attune.connector.ConnectorLoader;
import io.attune.connector.ConnectorObject;
import io.attune.document.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The demo's connections, with the connector files that ship. */
final class ShippedConnectors implements Surroundings {

    private final Map<String, Connector> connectors =
            Map.of("shop", load("shopify.yaml"), "crm", load("salesforce.yaml"), "desk", load("zendesk.yaml"));

    @Override
    public Set<String> connections() {
        return connectors.keySet();
    }

    @Override
    public Optional<Shape> shape(String connection, String object) {
        return Optional.ofNullable(connectors.get(connection)).flatMap(it -> it.object(object))
                .map(ConnectorObject::shape);
    }

    @Override
    public Set<String> mappings() {
        return Set.of("customer", "order");
    }

    @Override
    public Optional<byte[]> file(String name) {
        return Optional.empty();
    }

    private static Connector load(String file) {
        try {
            var loaded = ConnectorLoader.load(file, Files.readAllBytes(Path.of("connectors", file)));
            return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
