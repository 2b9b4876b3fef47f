package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three processes on one database: one of them is killed in the middle of its work, and the others do it. */
class ReplicasIT {

    private static final long FIRST = 806_405_506_930_370_000L;
    private static final int COUNT = 600;
    private static final int KILL_AFTER = 200;

    @Test
    void whatOneHadUnderWayTheOthersEnd() throws InterruptedException {
        try (var one = AttuneProcess.started(); var two = one.replica(); var three = one.replica()) {
            var acknowledged = post(two, three);
            assertTrue(acknowledged.size() >= COUNT / 2, () -> "only " + acknowledged.size() + " were acknowledged");

            var crm = new SandboxCrm(one);
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                    assertTrue(contacts(crm).containsAll(acknowledged)));
            var contacts = contacts(crm);
            assertEquals(contacts.size(), Set.copyOf(contacts).size(), "a contact exists twice");
            assertTrue((one.output() + two.output()).contains("process.died"), "nobody noticed");
            assertEquals(143, two.stop(), "ended by SIGTERM, in order");
        }
    }

    /** Every second one to each; the one is killed while others are under way, and what it is sent then is not taken. */
    private static Set<String> post(AttuneProcess stays, AttuneProcess dies) throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var senders = Executors.newFixedThreadPool(8);
        IntStream.range(0, COUNT).forEach(i -> senders.execute(() -> {
            if (isAcknowledged(i % 2 == 0 ? stays : dies, FIRST + i)) {
                acknowledged.add(Long.toString(FIRST + i));
            }
        }));
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(10)).until(() -> acknowledged.size() >= KILL_AFTER);
        dies.kill();
        senders.shutdown();
        assertTrue(senders.awaitTermination(2, TimeUnit.MINUTES));
        return acknowledged;
    }

    private static boolean isAcknowledged(AttuneProcess attune, long id) {
        try {
            return attune.send(ShopWebhook.customer("customers/create", id, "Ana", "2026-11-22T10:00:00Z").to(attune))
                    .statusCode() == 202;
        } catch (UncheckedIOException e) {
            return false; // the connection broke with the process: not acknowledged
        }
    }

    private static List<String> contacts(SandboxCrm crm) {
        var ids = new ArrayList<String>();
        crm.query("SELECT Shopify_Customer_Id__c FROM Contact WHERE Shopify_Customer_Id__c >= '" + FIRST + "'")
                .forEach(contact -> ids.add(contact.get("Shopify_Customer_Id__c").asText()));
        return ids;
    }
}
