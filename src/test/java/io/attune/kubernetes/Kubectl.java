package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The program, where it is installed. */
record Kubectl(Path program) {

    static Optional<Kubectl> found() {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, "kubectl"))
                .filter(Files::isExecutable).findFirst().map(Kubectl::new);
    }

    List<JsonNode> kustomize(String folder) {
        var text = run("kustomize", folder);
        return Stream.of(text.split("\n---\n"))
                .map(one -> YamlReader.read(folder, one.getBytes(StandardCharsets.UTF_8)))
                .map(read -> read.value().orElseThrow(() -> new AssertionError(read.problems().toString())).tree())
                .toList();
    }

    private String run(String... arguments) {
        try {
            var command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
