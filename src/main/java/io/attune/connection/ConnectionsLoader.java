package io.attune.connection;

import io.attune.connector.Connector;
import io.attune.yaml.Checked;
import io.attune.yaml.FileSchema;
import io.attune.yaml.Problem;
import io.attune.yaml.Section;
import io.attune.yaml.YamlFile;
import io.attune.yaml.YamlReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code connections.yaml}. */
public final class ConnectionsLoader {

    private static final FileSchema SCHEMA = FileSchema.of(schema());

    private ConnectionsLoader() {}

    /**
     * The connections, or every fault of the file at once: unknown connectors, settings, references that lead
     * nowhere.
     */
    public static Checked<Connections> load(String file, byte[] bytes, Map<String, Connector> connectors,
            Secrets secrets) {
        return YamlReader.read(file, bytes).then(SCHEMA::check)
                .then(read -> decode(read, connectors, new References(secrets)));
    }

    /** The JSON Schema of connections files, for editors. */
    public static String schema() {
        try (InputStream in = ConnectionsLoader.class.getResourceAsStream("/connections.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Checked<Connections> decode(YamlFile read, Map<String, Connector> connectors,
            References references) {
        var problems = new ArrayList<Problem>();
        var connections = new LinkedHashMap<String, Connection>();
        Section.of(read, problems).at("connections").entries().forEach((name, section) -> {
            var connector = section.text("connector", "");
            if (ConnectionDecoder.isKnown(section.at("connector"), connector, connectors.keySet(), "connector")) {
                connections.put(name, new ConnectionDecoder(section, connectors.get(connector), references).decode());
            }
        });
        return problems.isEmpty() ? Checked.valid(new Connections(connections)) : Checked.faulty(problems);
    }
}
