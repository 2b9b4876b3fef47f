package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object as it is sent to the cluster, and the file that it came from. */
record Manifest(String file, JsonNode tree) {

    String kind() {
        return tree.path("kind").asText();
    }

    String name() {
        return tree.at("/metadata/name").asText();
    }

    /** How kustomize and people call it. */
    String type() {
        return tree.path("apiVersion").asText() + " " + kind();
    }

    JsonNode at(String pointer) {
        return tree.at(pointer);
    }

    String text(String pointer) {
        return tree.at(pointer).asText();
    }

    Stream<JsonNode> each(String pointer) {
        return StreamSupport.stream(tree.at(pointer).spliterator(), false);
    }

    String problem(String words) {
        return file + ": " + words;
    }
}
