package io.attune.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What one manifest says of another: labels, targets, and that the database has room for every replica. */
final class Bonds {

    /** Of a process, beside its pool: the lock that shows it is alive, and a start's migrations. */
    private static final int CONNECTIONS_BESIDE_THE_POOL = 3;

    private Bonds() {}

    static List<String> problems(Deployed deployed) {
        var attune = deployed.attune();
        var labels = attune.at("/spec/template/metadata/labels");
        var problems = new ArrayList<String>();
        selects(attune, attune.at("/spec/selector/matchLabels"), labels, problems);
        attune.each(Containers.POD + "/topologySpreadConstraints").forEach(spread ->
                selects(attune, spread.at("/labelSelector/matchLabels"), labels, problems));
        deployed.all("Service").forEach(one -> selects(one, one.at("/spec/selector"), labels, problems));
        deployed.all("PodDisruptionBudget").forEach(one ->
                selects(one, one.at("/spec/selector/matchLabels"), labels, problems));
        deployed.all("NetworkPolicy").forEach(one ->
                selects(one, one.at("/spec/podSelector/matchLabels"), labels, problems));
        var served = deployed.one("Service").map(service -> service.at("/metadata/labels")).orElse(labels);
        deployed.all("ServiceMonitor").forEach(one ->
                selects(one, one.at("/spec/selector/matchLabels"), served, problems));
        deployed.all("HorizontalPodAutoscaler").forEach(one -> scales(one, deployed, problems));
        deployed.one("Cluster").ifPresent(one -> room(one, deployed, problems));
        return problems;
    }

    private static void selects(Manifest one, JsonNode selector, JsonNode labels, List<String> problems) {
        selector.fields().forEachRemaining(label -> {
            if (!label.getValue().equals(labels.path(label.getKey()))) {
                problems.add(one.problem("selects " + label.getKey() + "=" + label.getValue().asText()
                        + ", which is not on what it is for"));
            }
        });
    }

    private static void scales(Manifest scaler, Deployed deployed, List<String> problems) {
        var target = scaler.at("/spec/scaleTargetRef");
        if (deployed.named(target.path("kind").asText(), target.path("name").asText()).isEmpty()) {
            problems.add(scaler.problem("there is no " + target.path("kind").asText() + " "
                    + target.path("name").asText() + " to scale"));
        }
        if (!deployed.attune().at("/spec/replicas").isMissingNode()) {
            problems.add(scaler.problem("the Deployment says replicas as well: each apply would undo the scaling"));
        }
    }

    private static void room(Manifest database, Deployed deployed, List<String> problems) {
        int replicas = deployed.one("HorizontalPodAutoscaler").map(one -> one.at("/spec/maxReplicas"))
                .orElseGet(() -> deployed.attune().at("/spec/replicas")).asInt();
        int needed = (replicas + 1) * (Application.connectionsOfAProcess() + CONNECTIONS_BESIDE_THE_POOL);
        int given = Integer.parseInt(database.text("/spec/postgresql/parameters/max_connections"));
        if (given < needed) {
            problems.add(database.problem("takes " + given + " connections; " + replicas
                    + " replicas, and one more in a rollout, may need " + needed));
        }
        var secret = deployed.attune().each(Containers.ATTUNE + "/env")
                .filter(env -> env.path("name").asText().equals("ATTUNE_DATABASE_URL"))
                .map(env -> env.at("/valueFrom/secretKeyRef/name").asText()).findFirst().orElse("");
        if (!secret.equals(database.name() + "-app")) {
            problems.add(database.problem("its Secret is " + database.name() + "-app, Attune looks at " + secret));
        }
    }
}
