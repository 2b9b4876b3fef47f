package io.attune.catalog;

import io.attune.connection.Connections;
import io.attune.connection.Secrets;
import io.attune.connector.ConnectorObject;
import io.attune.document.Shape;
import io.attune.mapping.Surroundings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    public Set<String> mappings() {
        return look.mappings().keySet().stream().map(MappingSurroundings::mappingOf).collect(Collectors.toSet());
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
