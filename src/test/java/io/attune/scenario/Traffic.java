package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** New customers, one after another, as long as it flows; each of them is acknowledged. */
final class Traffic implements AutoCloseable {

    private static final Duration GAP = Duration.ofMillis(50);

    private final AttuneProcess attune;
    private final SandboxCrm crm;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final long first;
    private final List<Integer> answers = new ArrayList<>();

    private Traffic(AttuneProcess attune, long first) {
        this.attune = attune;
        this.crm = new SandboxCrm(attune);
        this.first = first;
    }

    static Traffic flowing(AttuneProcess attune, long first) {
        var traffic = new Traffic(attune, first);
        traffic.clock.scheduleWithFixedDelay(traffic::send, 0, GAP.toMillis(), TimeUnit.MILLISECONDS);
        return traffic;
    }

    /** So many at once, and no more. */
    static Traffic of(AttuneProcess attune, long first, int count) {
        var traffic = new Traffic(attune, first);
        for (int i = 0; i < count; i++) {
            traffic.send();
        }
        return traffic;
    }

    private void send() {
        var webhook = ShopWebhook.customer("customers/create", first + answers.size(), "Flo", "2026-11-22T10:00:00Z");
        answers.add(attune.send(webhook.to(attune)).statusCode());
    }

    /** Stops it; then all that was sent is there, each once, in the given time. */
    void arrivesOnceWithin(Duration patience) {
        close();
        assertEquals(Set.of(202), Set.copyOf(answers));
        var wanted = new TreeSet<String>();
        for (long id = first; id < first + answers.size(); id++) {
            wanted.add(Long.toString(id));
        }
        // Whoever asks a CRM that fails is refused, too.
        var contacts = await().atMost(patience).pollInterval(Duration.ofSeconds(1)).ignoreExceptions()
                .until(this::arrived, found -> wanted.equals(new TreeSet<>(found)));
        assertEquals(wanted.size(), contacts.size(), "a contact exists twice");
    }

    private List<String> arrived() {
        var ids = new ArrayList<String>();
        crm.query("SELECT Shopify_Customer_Id__c FROM Contact WHERE Shopify_Customer_Id__c >= '" + first
                        + "' AND Shopify_Customer_Id__c < '" + (first + 1_000_000) + "' AND Customer_Tier__c = 'Gold'")
                .forEach(contact -> ids.add(contact.get("Shopify_Customer_Id__c").asText()));
        return ids;
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a webhook is not answered");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
