package io.attune.kubernetes;

import java.util.ArrayList;
import java.util.List;

/** Everything that names a port names one that is there, and Attune listens on it. */
final class Ports {

    private Ports() {}

    static List<String> names(Manifest attune) {
        return attune.each(Containers.ATTUNE + "/ports").map(port -> port.path("name").asText()).toList();
    }

    static List<String> problems(Deployed deployed) {
        var attune = deployed.attune();
        var problems = new ArrayList<String>();
        var listens = attune.each(Containers.ATTUNE + "/args").map(arg -> arg.asText())
                .filter(arg -> arg.startsWith("--port=")).map(arg -> arg.substring("--port=".length())).toList();
        attune.each(Containers.ATTUNE + "/ports").map(port -> port.path("containerPort").asText())
                .filter(port -> !listens.contains(port))
                .forEach(port -> problems.add(attune.problem("Attune listens on " + listens + ", not on " + port)));
        deployed.all("Service").forEach(service -> service.each("/spec/ports")
                .map(port -> port.path("targetPort").asText())
                .filter(port -> !names(attune).contains(port))
                .forEach(port -> problems.add(service.problem("the pods have no port '" + port + "'"))));
        deployed.all("NetworkPolicy").forEach(policy -> policy.each("/spec/ingress")
                .flatMap(rule -> new Manifest("", rule).each("/ports"))
                .map(port -> port.path("port").asText())
                .filter(port -> !names(attune).contains(port))
                .forEach(port -> problems.add(policy.problem("the pods have no port '" + port + "'"))));
        problems.addAll(ofTheService(deployed));
        return problems;
    }

    /** Whoever goes through the Service names its port. */
    private static List<String> ofTheService(Deployed deployed) {
        var problems = new ArrayList<String>();
        var served = deployed.all("Service").flatMap(service -> service.each("/spec/ports"))
                .map(port -> port.path("name").asText()).toList();
        deployed.all("Ingress").forEach(ingress -> ingress.each("/spec/rules/0/http/paths")
                .map(path -> path.at("/backend/service/port/name").asText())
                .filter(port -> !served.contains(port))
                .forEach(port -> problems.add(ingress.problem("the Service has no port '" + port + "'"))));
        deployed.all("ServiceMonitor").forEach(monitor -> monitor.each("/spec/endpoints")
                .map(endpoint -> endpoint.path("port").asText())
                .filter(port -> !served.contains(port))
                .forEach(port -> problems.add(monitor.problem("the Service has no port '" + port + "'"))));
        return problems;
    }
}
