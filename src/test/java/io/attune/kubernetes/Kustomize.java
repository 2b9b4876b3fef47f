package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.attune.yaml.FileSchema;
import io.attune.yaml.YamlReader;
import io.fabric8.zjsonpatch.CompatibilityFlags;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * As much of kustomize as Attune's files use: resources, components, ConfigMaps made of files, patches. Names of
 * images, labels and the namespace are left as they stand in the manifests. Faults are collected, each in one line.
 */
final class Kustomize {

    private static final FileSchema SCHEMA = FileSchema.of(
            Tree.text(Path.of("src/test/resources/kubernetes/Kustomization.schema.json")));

    private final Tree tree;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> used = new TreeSet<>();

    Kustomize(Tree tree) {
        this.tree = tree;
    }

    List<String> problems() {
        return problems;
    }

    /** The files that some kustomization took so far. */
    Set<String> used() {
        return used;
    }

    List<Manifest> build(String folder) {
        var file = tree.kustomization(folder);
        if (file.isEmpty()) {
            problems.add(folder + ": there is no kustomization.yaml here");
        }
        return file.flatMap(this::kustomization).map(one -> build(folder, one)).orElse(List.of());
    }

    private Optional<Manifest> kustomization(String file) {
        used.add(file);
        var read = YamlReader.read(file, bytes(file)).then(SCHEMA::check);
        read.problems().forEach(problem -> problems.add(problem.toString()));
        return read.value().map(found -> new Manifest(file, found.tree()));
    }

    private List<Manifest> build(String folder, Manifest kustomization) {
        var built = new ArrayList<Manifest>();
        Stream.concat(kustomization.each("/resources"), kustomization.each("/components"))
                .forEach(entry -> built.addAll(resource(folder, entry.asText(), kustomization)));
        kustomization.each("/configMapGenerator").forEach(map -> built.add(configMap(folder, map, kustomization)));
        kustomization.each("/patches").forEach(patch -> patch(folder, patch, kustomization, built));
        kustomization.each("/images").map(image -> image.path("name").asText())
                .filter(name -> built.stream().noneMatch(one -> Containers.images(one).contains(name)))
                .forEach(name -> problems.add(kustomization.problem("no container has the image " + name)));
        return built;
    }

    private List<Manifest> resource(String folder, String entry, Manifest by) {
        var path = Path.of(folder, entry).normalize().toString();
        if (tree.kustomization(path).isPresent()) {
            return build(path);
        }
        return file(folder, entry, by).flatMap(this::yaml).map(List::of).orElse(List.of());
    }

    /** A file is taken from the kustomization's own folder or below, as kustomize demands. */
    private Optional<String> file(String folder, String entry, Manifest by) {
        var path = Path.of(folder, entry).normalize().toString();
        if (!tree.has(path) || !path.startsWith(folder + "/")) {
            problems.add(by.problem("there is no " + entry + " in " + folder));
            return Optional.empty();
        }
        used.add(path);
        return Optional.of(path);
    }

    private Optional<Manifest> yaml(String file) {
        var read = YamlReader.read(file, bytes(file));
        read.problems().forEach(problem -> problems.add(problem.toString()));
        return read.value().map(found -> new Manifest(file, found.tree()));
    }

    private Manifest configMap(String folder, JsonNode generator, Manifest by) {
        var map = JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "ConfigMap");
        map.putObject("metadata").put("name", generator.path("name").asText());
        var data = map.putObject("data");
        generator.path("files").forEach(entry -> file(folder, entry.asText(), by)
                .ifPresent(file -> data.put(Path.of(file).getFileName().toString(), tree.text(file))));
        return new Manifest(by.file(), map);
    }

    private void patch(String folder, JsonNode patch, Manifest by, List<Manifest> built) {
        var operations = file(folder, patch.path("path").asText(), by).flatMap(this::yaml);
        var kind = patch.at("/target/kind").asText();
        var name = patch.at("/target/name").asText();
        if (built.stream().noneMatch(one -> one.kind().equals(kind) && one.name().equals(name))) {
            problems.add(by.problem("the patch " + patch.path("path").asText() + " is for " + kind + " " + name
                    + ", which is not there"));
        }
        operations.ifPresent(found -> built.replaceAll(
                one -> one.kind().equals(kind) && one.name().equals(name) ? patched(one, found) : one));
    }

    private Manifest patched(Manifest one, Manifest patch) {
        try {
            return new Manifest(one.file(), JsonPatch.apply(patch.tree(), one.tree(),
                    EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT)));
        } catch (JsonPatchException e) {
            problems.add(patch.problem("does not fit " + one.kind() + " " + one.name() + ": " + e.getMessage()));
            return one;
        }
    }

    private byte[] bytes(String file) {
        return tree.text(file).getBytes(StandardCharsets.UTF_8);
    }
}
