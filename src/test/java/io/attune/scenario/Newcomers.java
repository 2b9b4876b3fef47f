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

/** New customers of the shop, of whom webhooks tell while a process is killed. */
final class Newcomers {

    private static final int SENDERS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final long first;
    private final int count;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    /** @param first id of the first of them; the others follow */
    Newcomers(long first, int count) {
        this.first = first;
        this.count = count;
    }

    /** To each process in turn, of which the last is killed when so many are acknowledged, while others are under way. */
    void comeUntilKilled(int killAfter, AttuneProcess... processes) throws InterruptedException {
        var senders = Executors.newFixedThreadPool(SENDERS);
        IntStream.range(0, count).forEach(i -> senders.execute(() -> come(processes[i % processes.length], first + i)));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> acknowledged.size() >= killAfter);
        processes[processes.length - 1].kill();
        senders.shutdown();
        assertTrue(senders.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    private void come(AttuneProcess attune, long id) {
        try {
            var webhook = ShopWebhook.customer("customers/create", id, "Ana", "2026-11-22T10:00:00Z");
            if (attune.send(webhook.to(attune)).statusCode() == 202) {
                acknowledged.add(Long.toString(id));
            }
        } catch (UncheckedIOException e) {
            // the connection broke with the process: not acknowledged
        }
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Waits until all that were acknowledged are there; none is there twice. */
    void areThereOnce(SandboxCrm crm) {
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertTrue(contacts(crm).containsAll(acknowledged)));
        var contacts = contacts(crm);
        assertEquals(contacts.size(), Set.copyOf(contacts).size(), "a contact exists twice");
    }

    private List<String> contacts(SandboxCrm crm) {
        var ids = new ArrayList<String>();
        crm.query("SELECT Shopify_Customer_Id__c FROM Contact WHERE Shopify_Customer_Id__c >= '" + first + "'")
                .forEach(contact -> ids.add(contact.get("Shopify_Customer_Id__c").asText()));
        return ids;
    }
}
