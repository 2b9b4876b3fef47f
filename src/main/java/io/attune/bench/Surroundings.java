package io.attune.bench;

import java.util.Map;
import java.util.Set;

/**
 * The environment of the Attune that is measured: its own, and nothing of what was meant for another one but how it
 * runs and what carries its inbox.
 */
final class Surroundings {

    private static final String OURS = "ATTUNE_";
    private static final Set<String> KEPT = Set.of("ATTUNE_JAVA_OPTS", "ATTUNE_QUEUE",
            "ATTUNE_KAFKA_BOOTSTRAP_SERVERS", "ATTUNE_KAFKA_TOPIC", "ATTUNE_KAFKA_GROUP");

    private Surroundings() {}

    static void set(Map<String, String> environment, Plan plan, String sink) {
        environment.keySet().removeIf(name -> name.startsWith(OURS) && !KEPT.contains(name));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("ATTUNE_SANDBOX_URL", sink);
        environment.put("ATTUNE_EGRESS_ALLOW", sink);
        environment.put("ATTUNE_SHOP_WEBHOOK_SECRET", plan.subject().secret());
        environment.put("ATTUNE_MEMBER_SECRET", Meeting.SECRET);
        environment.put("ATTUNE_SHOP_TOKEN", "bench");
        environment.put("ATTUNE_CRM_CLIENT_ID", "bench");
        environment.put("ATTUNE_CRM_CLIENT_SECRET", "attune-bench-crm-client-secret");
        if (!plan.scenario().delivers()) {
            environment.put("ATTUNE_EVENT_CONCURRENCY", "0");
            environment.put("ATTUNE_EVENT_QUOTA", Integer.toString(Integer.MAX_VALUE));
        }
        if (plan.subject().profile()) {
            // Java 17 falls over when it records classes that come out of the launcher's archive.
            environment.merge("ATTUNE_JAVA_OPTS", "-Xshare:off -XX:StartFlightRecording=settings=profile,filename="
                    + plan.results().resolve("attune.jfr"), (one, other) -> one + " " + other);
        }
    }
}
