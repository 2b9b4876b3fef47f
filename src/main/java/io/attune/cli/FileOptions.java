package io.attune.cli;

import io.attune.catalog.CatalogFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    CatalogFiles files() {
        Stream.of(connectors, mappings).flatMap(Optional::stream).forEach(this::requireFolder);
        return new CatalogFiles(
                connectors.orElse(HOME.resolve("connectors")),
                connections.orElse(HOME.resolve("connections.yaml")),
                mappings.orElse(HOME.resolve("mappings")));
    }

    /** A misspelt one would look like an empty one. */
    private void requireFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + folder);
        }
    }
}
