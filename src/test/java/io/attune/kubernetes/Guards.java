package io.attune.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the pod may not do, and what reaches it from outside. */
final class Guards {

    private static final Map<String, String> HELD = new TreeMap<>(Map.of(
            Containers.POD + "/automountServiceAccountToken", "false",
            Containers.POD + "/securityContext/runAsNonRoot", "true",
            Containers.POD + "/securityContext/seccompProfile/type", "\"RuntimeDefault\"",
            Containers.ATTUNE + "/securityContext/allowPrivilegeEscalation", "false",
            Containers.ATTUNE + "/securityContext/readOnlyRootFilesystem", "true",
            Containers.ATTUNE + "/securityContext/capabilities/drop", "[\"ALL\"]"));

    private Guards() {}

    static List<String> problems(Deployed deployed) {
        var problems = new ArrayList<String>();
        var attune = deployed.attune();
        HELD.forEach((place, wanted) -> {
            if (!attune.at(place).toString().equals(wanted)) {
                problems.add(attune.problem(place.substring(1).replace('/', '.') + " is not " + wanted));
            }
        });
        deployed.all("Secret").forEach(secret ->
                problems.add(secret.problem("a Secret is made in the cluster, never in a file")));
        deployed.one("Ingress").ifPresent(ingress -> problems.addAll(fromOutside(ingress, attune)));
        return problems;
    }

    private static List<String> fromOutside(Manifest ingress, Manifest attune) {
        var problems = new ArrayList<String>();
        ingress.each("/spec/rules/0/http/paths").map(path -> path.path("path").asText())
                .filter(path -> !path.equals("/webhooks"))
                .forEach(path -> problems.add(ingress.problem(path + " is not for the outside, only /webhooks is")));
        var host = ingress.text("/spec/rules/0/host");
        if (ingress.each("/spec/tls").flatMap(tls -> new Manifest("", tls).each("/hosts"))
                .noneMatch(one -> one.asText().equals(host))) {
            problems.add(ingress.problem(host + " has no TLS"));
        }
        var called = attune.each(Containers.ATTUNE + "/env")
                .filter(env -> env.path("name").asText().equals("ATTUNE_PUBLIC_URL"))
                .map(env -> env.path("value").asText()).findFirst().orElse("");
        if (!called.equals("https://" + host)) {
            problems.add(ingress.problem("senders reach https://" + host + ", Attune believes it is '" + called + "'"));
        }
        return problems;
    }
}
