package io.attune.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.connection.Connections;
import io.attune.connection.Secrets;
import io.attune.connector.ConnectorObject;
import io.attune.document.Shape;
import io.attune.mapping.Surroundings;
import io.attune.yaml.YamlReader;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the mappings of one look are checked against. */
record MappingSurroundings(Connections all, Look look, Secrets secrets) implements Surroundings {

    private static final String HASH_SECRET = "ATTUNE_HASH_SECRET";

    @Override
    public Set<String> connections() {
        return all.byName().keySet();
    }

    @Override
    public Optional<Shape> shape(String connection, String object) {
        return all.connection(connection)
                .flatMap(found -> found.connector().object(object))
                .map(ConnectorObject::shape);
    }

    @Override
    public String words(String connection, String object) {
        var system = all.connection(connection).map(found -> capital(found.connector().name())).orElse(connection);
        return system + " " + object;
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    @Override
    public Set<String> mappings() {
        return look.mappings().keySet().stream().map(MappingSurroundings::mappingOf).collect(Collectors.toSet());
    }

    @Override
    public Map<String, String> rowTypes(String mapping) {
        return look.mappings().entrySet().stream()
                .filter(file -> mappingOf(file.getKey()).equals(mapping))
                .findFirst()
                .flatMap(file -> YamlReader.read(file.getKey(), file.getValue()).value())
                .map(file -> types(file.tree().path("fields")))
                .orElse(Map.of());
    }

    private static Map<String, String> types(JsonNode rows) {
        var types = new TreeMap<String, String>();
        rows.fields().forEachRemaining(row -> {
            if (row.getValue().path("type").isTextual()) {
                types.put(row.getKey(), row.getValue().get("type").textValue());
            }
        });
        return types;
    }

    /** The mapping that a file holds: {@code customer} of {@code mappings/customer.yaml}. */
    static String mappingOf(String file) {
        var name = lastPart(file);
        return name.substring(0, name.length() - ".yaml".length());
    }

    @Override
    public Optional<byte[]> file(String name) {
        return look.tables().entrySet().stream()
                .filter(table -> lastPart(table.getKey()).equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String lastPart(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<String> secret() {
        return secrets.env(HASH_SECRET);
    }
}
