package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import io.attune.DocPage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every key of a Secret that a manifest or the connections refer to is one that the page says how to make. */
final class SecretKeys {

    private static final Pattern FILE = Pattern.compile("file:(\\S+)");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+\\}");
    private static final String FOLDER = "/etc/attune/secrets/";
    private static final String CONNECTIONS = "kubernetes/base/connections.yaml";

    private SecretKeys() {}

    static List<String> problems(Deployed deployed) {
        var made = String.join("\n", DocPage.read("kubernetes.md").lines());
        var problems = new TreeSet<String>();
        var attune = deployed.attune();
        attune.each(Containers.ATTUNE + "/env").map(env -> env.at("/valueFrom/secretKeyRef"))
                .filter(JsonNode::isObject)
                .map(secret -> secret.path("key").asText())
                .filter(key -> !made.contains("--from-literal=" + key + "="))
                .forEach(key -> problems.add(attune.problem("kubernetes.md does not say how the key " + key
                        + " is made")));
        for (var path : files(deployed.tree().text(CONNECTIONS))) {
            var key = path.startsWith(FOLDER) ? path.substring(FOLDER.length()) : "";
            if (key.isEmpty()) {
                problems.add(CONNECTIONS + ": " + path + " is not under " + FOLDER + ", where the secrets are");
            } else if (!made.contains("--from-literal=" + key + "=")) {
                problems.add(CONNECTIONS + ": kubernetes.md does not say how the key " + key + " is made");
            }
        }
        if (VARIABLE.matcher(deployed.tree().text(CONNECTIONS)).find()) {
            problems.add(CONNECTIONS + ": the pod has no variables for it: secrets are files, settings stand here");
        }
        return List.copyOf(problems);
    }

    private static Set<String> files(String connections) {
        var found = new TreeSet<String>();
        var matcher = FILE.matcher(connections);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
