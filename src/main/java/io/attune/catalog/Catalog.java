package io.attune.catalog;

import io.attune.connection.Connection;
import io.attune.runtime.StartRefused;
import io.attune.yaml.Problem;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Connections and mappings by name, each in its last good version. Asking it never waits. */
@ApplicationScoped
public class Catalog {

    private final CatalogFiles files;
    private final CatalogLoader loader;
    private volatile Contents contents;

    Catalog(Config config,
            @ConfigProperty(name = "attune.connectors", defaultValue = "connectors") Path connectors,
            @ConfigProperty(name = "attune.connections", defaultValue = "connections.yaml") Path connections,
            @ConfigProperty(name = "attune.mappings", defaultValue = "mappings") Path mappings) {
        this.files = new CatalogFiles(connectors, connections, mappings);
        this.loader = new CatalogLoader(new Environment(config));
    }

    /** Before anything that asks it; a fault in any file refuses the start. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) StartupEvent event) {
        var loaded = loader.load(files.look());
        contents = loaded.value().orElseThrow(() -> new StartRefused(words(loaded.problems())));
    }

    private static String words(List<Problem> problems) {
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ",
                "nothing was started, since the files have " + problems.size() + " faults:\n  ", ""));
    }

    public Optional<Connection> connection(String name) {
        return contents.connections().connection(name);
    }
}
