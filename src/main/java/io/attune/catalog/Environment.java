package io.attune.catalog;

import io.attune.connection.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks references up in the environment, and on disk.
 *
 * @param otherwise where a variable is looked for that the environment has not
 */
public record Environment(Function<String, Optional<String>> otherwise) implements Secrets {

    @Override
    public Optional<String> env(String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> otherwise.apply(name));
    }

    /** The key is a setting, so that the demo can give its own; in the environment it is called ATTUNE_KEY. */
    @Override
    public boolean canSeal() {
        return Stream.of("ATTUNE_KEY", "attune.key").flatMap(name -> env(name).stream())
                .anyMatch(key -> !key.isBlank());
    }

    /** Without the line end that editors put behind it. */
    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).replaceFirst("\\R\\z", ""));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
