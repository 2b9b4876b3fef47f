package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.kafka.KafkaBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Kafka before the inbox: PostgreSQL is killed in the middle of 500 webhooks, all are taken, and all arrive once. */
class KafkaIT {

    private static final long FIRST = 906_405_506_930_370_000L;
    private static final int COUNT = 500;
    private static final int KILL_AFTER = 150;
    private static final int START_AFTER = 350;

    @Test
    void webhooksAreTakenWhilePostgresIsAway() throws Exception {
        try (var broker = KafkaBroker.started().withTopic("attune-arrivals", 3, Map.of());
                var attune = AttuneProcess.takingInOnly(Map.of("ATTUNE_QUEUE", "kafka",
                        "ATTUNE_KAFKA_BOOTSTRAP_SERVERS", broker.address()), Folders.oneWay().options())) {
            var postgres = Postgres.of(attune);

            assertEquals(Set.of(202), post(attune, 0, KILL_AFTER));
            postgres.kill();
            assertEquals(Set.of(202), post(attune, KILL_AFTER, START_AFTER), "while it is away");
            await().atMost(Duration.ofSeconds(60)).until(() -> attune.get("/q/health/ready").statusCode() == 200);
            postgres.start();
            assertEquals(Set.of(202), post(attune, START_AFTER, COUNT));
            assertEquals(143, attune.stop(), "ended by SIGTERM, in order");
            attune.start();

            var crm = new SandboxCrm(attune);
            await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1)).ignoreExceptions()
                    .until(() -> contacts(crm).size() >= COUNT);
            assertEquals(COUNT, new HashSet<>(contacts(crm)).size(), "each is there");
            assertEquals(COUNT, contacts(crm).size(), "and once");
            assertEquals(143, attune.stop(), "ended by SIGTERM, in order");
        }
    }

    /** The statuses that were answered. */
    private static Set<Integer> post(AttuneProcess attune, int from, int to) throws Exception {
        var senders = Executors.newFixedThreadPool(8);
        var statuses = new HashSet<Integer>();
        var sent = IntStream.range(from, to).<Callable<Integer>>mapToObj(i -> () -> send(attune, ShopWebhook.customer(
                "customers/create", FIRST + i, "Ana", "2026-11-22T10:00:00Z"))).toList();
        for (var status : senders.invokeAll(sent)) {
            statuses.add(status.get());
        }
        senders.shutdown();
        return statuses;
    }

    /** What may not be safe, as on a busy machine, is sent again. */
    private static int send(AttuneProcess attune, ShopWebhook webhook) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> attune.send(webhook.to(attune)).statusCode(), status -> status != 503);
    }

    private static List<String> contacts(SandboxCrm crm) {
        var ids = new ArrayList<String>();
        crm.query("SELECT Shopify_Customer_Id__c FROM Contact WHERE Shopify_Customer_Id__c >= '" + FIRST + "'")
                .forEach(contact -> ids.add(contact.get("Shopify_Customer_Id__c").asText()));
        return ids;
    }
}
