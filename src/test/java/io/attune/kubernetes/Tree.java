package io.attune.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files that an image and kustomize are made from, by their path from the top of the repository. */
record Tree(SortedMap<String, String> files) {

    static Tree shipped() {
        var files = new TreeMap<String, String>();
        Stream.of("kubernetes", "connectors", "mappings").forEach(folder -> readAll(Path.of(folder), files));
        return new Tree(files);
    }

    private static void readAll(Path folder, SortedMap<String, String> into) {
        try (var found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(file -> into.put(file.toString(), text(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String file) {
        return files.containsKey(file);
    }

    String text(String file) {
        return files.get(file);
    }

    /** The file in a folder that says what kustomize takes from it. */
    Optional<String> kustomization(String folder) {
        return Stream.of("kustomization.yaml", "Kustomization").map(name -> folder + "/" + name)
                .filter(this::has).findFirst();
    }

    Tree with(String file, String text) {
        var changed = new TreeMap<>(files);
        changed.put(file, text);
        return new Tree(changed);
    }

    Tree without(String file) {
        var changed = new TreeMap<>(files);
        changed.remove(file);
        return new Tree(changed);
    }
}
