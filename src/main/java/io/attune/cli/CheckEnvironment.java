package io.attune.cli;

import io.attune.connection.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where references lead when no server runs: the environment, and for the demo's own what the demo would set. */
record CheckEnvironment(Map<String, String> demo) implements Secrets {

    CheckEnvironment() {
        this(DemoSettings.environment("http://127.0.0.1:8080"));
    }

    @Override
    public Optional<String> env(String name) {
        return Optional.ofNullable(System.getenv(name)).or(() -> Optional.ofNullable(demo.get(name)));
    }

    @Override
    public Optional<String> file(String path) {
        try {
            return Optional.of(Files.readString(Path.of(path)).stripTrailing());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
