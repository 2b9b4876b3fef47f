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

/** The mapping of customers and the connectors, as they ship. */
public final class Shipped implements Surroundings {

    private final Map<String, Connector> connectors =
            Map.of("shop", load("shopify.yaml"), "crm", load("salesforce.yaml"), "desk", load("zendesk.yaml"));

    public Mapping customers() {
        var loaded = MappingLoader.load("customer.yaml", bytes(Path.of("mappings/customer.yaml")), this);
        return loaded.value().orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
    }

    public Connector shop() {
        return connectors.get("shop");
    }

    /** A webhook's body, about 3.5 KB: what the bench sends. */
    public static byte[] webhook() {
        var text = new String(bytes(Path.of("src/main/resources/bench/customer.json")));
        return text.replace("{customer}", "7219450314823").replace("{number}", "17")
                .replace("{updated_at}", "2026-01-01T00:00:00Z").getBytes();
    }

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
        var loaded = ConnectorLoader.load(file, bytes(Path.of("connectors", file)));
        return loaded.value().orElseThrow(() -> new IllegalStateException(loaded.problems().toString()));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
