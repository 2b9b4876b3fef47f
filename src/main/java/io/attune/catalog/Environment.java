package io.attune.catalog;

import io.attune.connection.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Looks references up in the environment, then in the settings of this run, and on disk. */
public final class Environment implements Secrets {

    private final Config config;

    public Environment(Config config) {
        this.config = config;
    }

    @Override
    public Optional<String> env(String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> config.getOptionalValue(name, String.class));
    }

    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).replaceFirst("\\R\\z", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
