package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How the pod runs Attune: options, variables, probes, time to stop, memory. */
final class RunRules {

    private RunRules() {}

    static List<String> problems(Deployed deployed) {
        var attune = deployed.attune();
        var problems = new ArrayList<String>();
        attune.each(Containers.ATTUNE + "/args").skip(1).map(arg -> arg.asText().split("=", 2)[0])
                .filter(option -> !Application.optionsOfStart().contains(option))
                .forEach(option -> problems.add(attune.problem("start has no option " + option)));
        attune.each(Containers.ATTUNE + "/env").forEach(env -> variable(attune, env, problems));
        List.of("startup", "liveness", "readiness").forEach(probe -> probe(attune, probe, problems));
        stop(deployed, problems);
        memory(attune, problems);
        return problems;
    }

    private static void variable(Manifest attune, JsonNode env, List<String> problems) {
        var name = env.path("name").asText();
        if (!Application.variables().contains(name)) {
            problems.add(attune.problem("Attune reads no variable " + name));
        }
        if (isSecret(name) && env.at("/valueFrom/secretKeyRef").isMissingNode()) {
            problems.add(attune.problem(name + " is a secret: it comes from a Secret, never from a manifest"));
        }
    }

    private static boolean isSecret(String name) {
        return List.of("_TOKEN", "_KEY", "_SECRET", "_PASSWORD", "_DATABASE_URL").stream().anyMatch(name::endsWith);
    }

    private static void probe(Manifest attune, String probe, List<String> problems) {
        var get = attune.at(Containers.ATTUNE + "/" + probe + "Probe/httpGet");
        var path = get.path("path").asText();
        if (!Application.probes().contains(path)) {
            problems.add(attune.problem("the " + probe + " probe asks '" + path + "', Attune answers "
                    + String.join(", ", Application.probes())));
        }
        if (!Ports.names(attune).contains(get.path("port").asText())) {
            problems.add(attune.problem("the " + probe + " probe asks the port '" + get.path("port").asText()
                    + "', which the container has not"));
        }
    }

    private static void stop(Deployed deployed, List<String> problems) {
        var attune = deployed.attune();
        int before = attune.at(Containers.ATTUNE + "/lifecycle/preStop/exec/command/1").asInt();
        int needed = before + Application.secondsToDrain() + Application.secondsToStop() + Application.secondsOfACall(deployed.tree());
        int given = attune.at(Containers.POD + "/terminationGracePeriodSeconds").asInt();
        if (given < needed) {
            problems.add(attune.problem("has " + given + " s to stop, and may need " + needed));
        }
    }

    /** Beside its heap the process needs about as much again, and room to spare. */
    private static void memory(Manifest attune, List<String> problems) {
        int heap = attune.each(Containers.ATTUNE + "/env")
                .filter(env -> env.path("name").asText().equals("ATTUNE_JAVA_OPTS"))
                .flatMap(env -> List.of(env.path("value").asText().split(" ")).stream())
                .filter(option -> option.startsWith("-Xmx") && option.endsWith("m"))
                .mapToInt(option -> Integer.parseInt(option.substring("-Xmx".length(), option.length() - 1)))
                .findFirst().orElse(0);
        var limit = attune.text(Containers.ATTUNE + "/resources/limits/memory");
        if (heap == 0 || !limit.endsWith("Mi") || Integer.parseInt(limit.replace("Mi", "")) < 2 * heap) {
            problems.add(attune.problem("a heap of " + heap + " MB (-Xmx) does not fit twice into " + limit));
        }
    }
}
