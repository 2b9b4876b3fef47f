package io.attune.connector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The connector files of the repository. */
public final class Shipped {

    public static final List<String> NAMES = List.of("shopify", "salesforce", "zendesk", "rest");

    private Shipped() {}

    public static Path file(String name) {
        return Path.of("connectors", name + ".yaml");
    }

    public static byte[] bytes(String name) {
        return bytes(file(name));
    }

    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Connector load(String name) {
        return load(file(name));
    }

    public static Connector load(Path file) {
        var checked = ConnectorLoader.load(file.toString(), bytes(file));
        return checked.value().orElseThrow(() -> new AssertionError(checked.problems().toString()));
    }
}
