package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the files are that people write. */
final class FileOptions {

    /** The folder of the launcher; what is not said otherwise lies in it. */
    static final Path HOME = Path.of(System.getProperty("attune.home", "")).toAbsolutePath();

    @Option(names = "--connections", paramLabel = "FILE",
            description = "The connections file (default: connections.yaml).")
    Optional<Path> connections;

    @Option(names = "--connectors", paramLabel = "FOLDER", description = "The connector files (default: connectors).")
    Optional<Path> connectors;

    @Option(names = "--mappings", paramLabel = "FOLDER", description = "The mapping files (default: mappings).")
    Optional<Path> mappings;

    CatalogFiles files() {
        return new CatalogFiles(
                connectors.orElse(HOME.resolve("connectors")),
                connections.orElse(HOME.resolve("connections.yaml")),
                mappings.orElse(HOME.resolve("mappings")));
    }
}
