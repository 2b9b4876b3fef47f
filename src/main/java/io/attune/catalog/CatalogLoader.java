package io.attune.catalog;

import io.attune.connection.Connections;
import io.attune.connection.ConnectionsLoader;
import io.attune.connection.Secrets;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorLoader;
import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From bytes to what they say. Pure but for the secrets that it is handed. */
final class CatalogLoader {

    private final Secrets secrets;

    CatalogLoader(Secrets secrets) {
        this.secrets = secrets;
    }

    /** All of it, or every fault of the first kind of file that has any: what stands on a broken file can't be judged. */
    Checked<Contents> load(Look look) {
        return connectors(look).then(connectors ->
                connections(look, connectors).then(connections ->
                        Checked.valid(new Contents(connectors, connections))));
    }

    private Checked<Map<String, Connector>> connectors(Look look) {
        var problems = new ArrayList<Problem>();
        var connectors = new TreeMap<String, Connector>();
        look.connectors().forEach((file, bytes) -> {
            var read = ConnectorLoader.load(file, bytes);
            problems.addAll(read.problems());
            read.value().filter(connector -> connectors.putIfAbsent(connector.name(), connector) != null)
                    .ifPresent(connector -> problems.add(whole(file,
                            "another file describes the connector '" + connector.name() + "' already")));
        });
        return problems.isEmpty() ? Checked.valid(connectors) : Checked.faulty(problems);
    }

    private Checked<Connections> connections(Look look, Map<String, Connector> connectors) {
        return look.connections().entrySet().stream().findFirst()
                .map(file -> ConnectionsLoader.load(file.getKey(), file.getValue(), connectors, secrets))
                .orElseGet(() -> Checked.faulty(List.of(whole("connections.yaml", "there is no such file"))));
    }

    private static Problem whole(String file, String message) {
        return new Problem(file, 0, 0, "", message);
    }
}
