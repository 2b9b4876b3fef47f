package io.attune.kubernetes;

import java.util.List;

/** What runs in the pods of a Deployment. */
final class Containers {

    static final String POD = "/spec/template/spec";
    static final String ATTUNE = POD + "/containers/0";

    private Containers() {}

    static List<String> images(Manifest manifest) {
        return manifest.each(POD + "/containers").map(container -> container.path("image").asText()).toList();
    }
}
