package io.attune.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that one overlay sends to the cluster. */
record Deployed(Tree tree, List<Manifest> manifests) {

    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(one -> one.kind().equals(kind));
    }

    Optional<Manifest> one(String kind) {
        return all(kind).findFirst();
    }

    Optional<Manifest> named(String kind, String name) {
        return all(kind).filter(one -> one.name().equals(name)).findFirst();
    }

    Manifest attune() {
        return named("Deployment", "attune").orElseThrow();
    }
}
