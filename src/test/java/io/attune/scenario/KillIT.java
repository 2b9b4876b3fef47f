package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The process is killed in the middle of 1,000 webhooks: what was acknowledged is not lost, and nothing is made twice. */
class KillIT {

    private static final long FIRST = 706_405_506_930_370_000L;
    private static final int COUNT = 1_000;
    private static final int KILL_AFTER = 400;

    @Test
    void losesNothingThatWasAcknowledgedAndMakesNothingTwice() throws InterruptedException {
        try (var attune = AttuneProcess.started(Folders.oneWay().options())) {
            var acknowledged = post(attune);
            assertTrue(acknowledged.size() >= KILL_AFTER, () -> "only " + acknowledged.size() + " were acknowledged");
            attune.start();

            var crm = new SandboxCrm(attune);
            await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                    assertTrue(contacts(crm).containsAll(acknowledged)));
            var contacts = contacts(crm);
            assertEquals(contacts.size(), Set.copyOf(contacts).size(), "a contact exists twice");
            assertEquals(143, attune.stop(), "ended by SIGTERM, in order");
        }
    }

    /** Kills when enough are acknowledged, while others are under way. */
    private static Set<String> post(AttuneProcess attune) throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var killed = new AtomicBoolean();
        var senders = Executors.newFixedThreadPool(16);
        LongStream.range(FIRST, FIRST + COUNT).forEach(id -> senders.execute(() -> {
            if (!killed.get() && isAcknowledged(attune, id)) {
                acknowledged.add(Long.toString(id));
            }
            if (acknowledged.size() >= KILL_AFTER && killed.compareAndSet(false, true)) {
                attune.kill();
            }
        }));
        senders.shutdown();
        assertTrue(senders.awaitTermination(2, TimeUnit.MINUTES));
        return acknowledged;
    }

    private static boolean isAcknowledged(AttuneProcess attune, long id) {
        try {
            HttpResponse<String> answer = attune.send(
                    ShopWebhook.customer("customers/create", id, "Ana", "2026-11-22T10:00:00Z").to(attune));
            return answer.statusCode() == 202;
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
