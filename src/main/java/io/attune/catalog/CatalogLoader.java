package io.attune.catalog;

import io.attune.catalog.Contents.Served;
import io.attune.connection.Connections;
import io.attune.connection.ConnectionsLoader;
import io.attune.connection.Secrets;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorLoader;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.yaml.Checked;
import io.attune.yaml.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From bytes to what they say. It reads nothing but what it is handed. */
final class CatalogLoader {

    /** What is in force after a change on disk: the new where it is good, the last good where it is not. */
    record Reload(Contents contents, List<Problem> problems) {}

    private record Systems(Map<String, Connector> connectors, Connections connections) {}

    private final Secrets secrets;

    CatalogLoader(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * All of it, or every fault of the first kind of file that has any: what stands on a broken file can't be judged.
     */
    Checked<Contents> load(Look look) {
        return systems(look).then(systems -> {
            var reload = mappings(look, systems, look.base(), Optional.empty());
            return reload.problems.isEmpty() ? Checked.valid(reload.contents) : Checked.faulty(reload.problems);
        });
    }

    /**
     * Connectors and connections change together or not at all, and only if every mapping in force fits them; each
     * mapping changes by itself. A mapping whose file is gone serves on, and is told as a fault until the file is back
     * or the server is started anew.
     */
    Reload reload(Look look, Contents good) {
        if (look.base().equals(good.base())) {
            return onOld(look, good, List.of());
        }
        var fresh = systems(look);
        return fresh.value().map(systems -> onNew(look, systems, good))
                .orElseGet(() -> onOld(look, good, fresh.problems()));
    }

    private Reload onOld(Look look, Contents good, List<Problem> told) {
        var systems = new Systems(good.connectors(), good.connections());
        var reload = mappings(look, systems, good.base(), Optional.of(good));
        var problems = new ArrayList<>(told);
        problems.addAll(reload.problems);
        return new Reload(reload.contents, problems.stream().distinct().sorted().toList());
    }

    private Reload onNew(Look look, Systems systems, Contents good) {
        var reload = mappings(look, systems, look.base(), Optional.of(good));
        var unfit = unfit(reload.contents, systems, look, good);
        if (unfit.isEmpty()) {
            return reload;
        }
        var told = new ArrayList<>(reload.problems);
        told.add(whole("connectors", "not taken, nor the connections, since a mapping in force does not fit them: "
                + String.join(", ", unfit)));
        return onOld(look, good, told);
    }

    /** What would serve on as it is, by name, and has faults where it stands on these systems. */
    private Set<String> unfit(Contents contents, Systems systems, Look look, Contents good) {
        var surroundings = new MappingSurroundings(systems.connections, look, secrets);
        return contents.mappings().entrySet().stream()
                .filter(one -> one.getValue().equals(good.mappings().get(one.getKey())))
                .filter(one -> !loads(one.getValue(), surroundings))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean loads(Served one, MappingSurroundings surroundings) {
        var text = one.mapping().text().getBytes(StandardCharsets.UTF_8);
        return MappingLoader.load(one.file(), text, surroundings).isValid();
    }

    private Checked<Systems> systems(Look look) {
        return connectors(look).then(connectors ->
                connections(look, connectors).then(connections -> Checked.valid(new Systems(connectors, connections))));
    }

    private static Checked<Map<String, Connector>> connectors(Look look) {
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

    private Reload mappings(Look look, Systems systems, String base, Optional<Contents> good) {
        var served = new TreeMap<String, Served>();
        good.ifPresent(before -> served.putAll(before.mappings()));
        var problems = new ArrayList<Problem>();
        var surroundings = new MappingSurroundings(systems.connections, look, secrets);
        var reuse = good.filter(before -> before.base().equals(base));
        look.mappings().forEach((file, bytes) -> {
            var loaded = reuse.flatMap(before -> MappingChange.unchanged(before, file, bytes))
                    .orElseGet(() -> MappingLoader.load(file, bytes, surroundings)
                            .then(mapping -> MappingChange.named(file, mapping)));
            problems.addAll(loaded.problems());
            loaded.value().ifPresent(mapping -> served.put(mapping.name(), new Served(file, mapping)));
        });
        problems.addAll(gone(look, served));
        return new Reload(new Contents(base, systems.connectors, systems.connections, served, surroundings), problems);
    }

    private static List<Problem> gone(Look look, Map<String, Served> served) {
        return served.values().stream()
                .filter(one -> !look.mappings().containsKey(one.file()))
                .map(one -> whole(one.file(), "the file is gone; its last good version, " + one.mapping().version()
                        + ", serves on until the next start"))
                .toList();
    }

    private static Problem whole(String file, String message) {
        return new Problem(file, 0, 0, "", message);
    }
}
