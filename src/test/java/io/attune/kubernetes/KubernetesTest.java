package io.attune.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.DocPage;
import io.attune.connection.ConnectionsLoader;
import io.attune.connection.Secrets;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped manifests have no fault that {@link Check} knows of. */
class KubernetesTest {

    private static final Tree SHIPPED = Tree.shipped();

    @Test
    void theManifestsAreSound() {
        assertEquals("", String.join("\n", Check.problems(SHIPPED)));
    }

    /** The ConfigMaps hold the repository's own files, every one, as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"connectors", "mappings"})
    void theConfigMapsHoldTheRepositorysFiles(String folder) {
        var expected = new TreeMap<String, String>();
        SHIPPED.files().forEach((file, text) -> {
            if (file.startsWith(folder + "/") && file.endsWith(".yaml")) {
                expected.put(Path.of(file).getFileName().toString(), text);
            }
        });
        var map = new Deployed(SHIPPED, build("kubernetes/overlays/small")).named("ConfigMap", "attune-" + folder);
        var found = new TreeMap<String, String>();
        map.orElseThrow().at("/data").fields()
                .forEachRemaining(key -> found.put(key.getKey(), key.getValue().asText()));
        assertEquals(expected, found);
    }

    /** Connections that would stop the start are told here; each secret is a file of the pod. */
    @Test
    void theConnectionsAreThoseThatTheMappingsUse() {
        var loaded = ConnectionsLoader.load("connections.yaml",
                SHIPPED.text("kubernetes/base/connections.yaml").getBytes(StandardCharsets.UTF_8),
                connectors(), new MountedSecrets());
        assertEquals(List.of(), loaded.problems());
        var used = SHIPPED.files().entrySet().stream().filter(file -> file.getKey().startsWith("mappings/"))
                .flatMap(file -> file.getValue().lines())
                .filter(line -> line.contains("{connection: "))
                .map(line -> line.substring(line.indexOf("{connection: ") + 13, line.indexOf(',')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), used.stream().filter(name -> !SHIPPED.text("kubernetes/base/connections.yaml")
                .contains("\n  " + name + ":\n")).collect(Collectors.toSet()));
    }

    private static Map<String, Connector> connectors() {
        return SHIPPED.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith("connectors/") && file.getKey().endsWith(".yaml"))
                .map(file -> ConnectorLoader.load(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8)))
                .map(read -> read.value().orElseThrow())
                .collect(Collectors.toMap(Connector::name, connector -> connector));
    }

    /** Where kubectl is at hand, it builds what these tests have judged. */
    @ParameterizedTest
    @ValueSource(strings = {"kubernetes/overlays/small", "kubernetes/overlays/scaled"})
    void kubectlBuildsTheSame(String overlay) {
        Kubectl.found().ifPresent(kubectl -> assertEquals(
                bare(build(overlay).stream().map(Manifest::tree)), bare(kubectl.kustomize(overlay).stream())));
    }

    private static List<Manifest> build(String folder) {
        return new Kustomize(SHIPPED).build(folder);
    }

    /** By kind and name, without what these tests leave to kustomize: namespace, its label, the image's full name. */
    private static Map<String, JsonNode> bare(Stream<JsonNode> objects) {
        return objects.map(JsonNode::<ObjectNode>deepCopy).map(KubernetesTest::bare).collect(Collectors.toMap(
                object -> object.path("kind").asText() + " " + object.at("/metadata/name").asText(),
                object -> object, (one, other) -> one, TreeMap::new));
    }

    private static JsonNode bare(ObjectNode object) {
        var metadata = (ObjectNode) object.get("metadata");
        metadata.remove("namespace");
        if (metadata.get("labels") instanceof ObjectNode labels) {
            labels.remove("app.kubernetes.io/part-of");
            if (labels.isEmpty()) {
                metadata.remove("labels");
            }
        }
        if (object.at(Containers.ATTUNE) instanceof ObjectNode container) {
            container.remove("image");
        }
        return object;
    }

    /** As the cluster mounts them. */
    private record MountedSecrets() implements Secrets {

        @Override
        public Optional<String> env(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
            return Optional.of("a secret of more than 24 bytes").filter(any -> path.startsWith("/etc/attune/secrets/"));
        }

        @Override
        public boolean canSeal() {
            return true;
        }
    }

    /** The page names every folder and overlay. */
    @Test
    void thePageNamesWhatThereIs() throws Exception {
        var page = String.join("\n", DocPage.read("kubernetes.md").lines());
        try (var found = Files.list(Path.of("kubernetes"))) {
            assertEquals(List.of(), found.map(Path::toString).filter(path -> !page.contains(path)).toList());
        }
    }
}
