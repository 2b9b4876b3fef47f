package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shop makes one customer of two, and tells it by a webhook: that is no delete, though one of them is gone. */
class MergeIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private static AttuneProcess attune;
    private static AttuneApi api;
    private static SandboxShop shop;
    private static SandboxCrm crm;
    private static SandboxDesk desk;

    @BeforeAll
    static void start() {
        attune = AttuneProcess.started("--mappings", "src/test/resources/scenario/merges");
        api = new AttuneApi(attune);
        shop = new SandboxShop(attune);
        crm = new SandboxCrm(attune);
        desk = new SandboxDesk(attune);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void theRecordGoesOnAsTheCustomerThatIsLeft() {
        var kept = shop.create("kept@example.com", "Kept", "private");
        var gone = shop.create("gone@example.com", "Gone");
        var contact = crm.contact("gone@example.com");
        var user = desk.soon("gone@example.com");

        assertEquals(kept, shop.merge(gone, kept));

        assertEquals(contact.get("Id"), crm.contact("kept@example.com").get("Id"));
        assertEquals(user.get("id"), desk.soon("kept@example.com").get("id"));
        await().atMost(SOON).until(() -> desk.soon("kept@example.com").get("name").asText(), "Kept New"::equals);
        var record = record(user);
        assertEquals(SandboxShop.number(kept), record.at("/record/ids/shop").asText());
        assertEquals("Kept", record.at("/fields/first_name/value").asText());
        api.quiet();
        assertEquals(List.of("kept@example.com"), emails("gone@example.com", "kept@example.com"));
        assertEquals(0, api.list("duplicates?decided=open").size());
    }

    /** It is for a person to say what becomes of the two contacts and users; until then nothing is deleted. */
    @Test
    void ofTwoRecordsAPersonMakesOne() {
        var gone = shop.create("goes@example.com", "Goes");
        var kept = shop.create("stays@example.com", "Stays"); // not before the other: of the two, the later one's values count
        var stays = crm.contact("stays@example.com");
        var goes = crm.contact("goes@example.com");
        var user = desk.soon("goes@example.com");
        desk.soon("stays@example.com");
        api.quiet();

        shop.merge(gone, kept);

        var question = await().atMost(SOON).until(() -> api.list("duplicates?decided=open"), found -> found.size() == 1).get(0);
        assertEquals("merged there: two records of ours are one", question.get("reason").asText());
        assertEquals(List.of("goes@example.com", "stays@example.com"), emails("goes@example.com", "stays@example.com"));
        crm.merge(stays.get("Id").asText(), goes.get("Id").asText());
        desk.delete(user.get("id").asText());
        api.post("duplicates/" + question.get("id").asText() + "/decide", "{\"by\": \"ana\", \"decide\": \"same\"}");

        api.quiet();
        var record = record(desk.soon("stays@example.com"));
        assertEquals(List.of(SandboxShop.number(kept), stays.get("Id").asText(), "Stays"), List.of(record.at("/record/ids/shop").asText(),
                record.at("/record/ids/crm").asText(), record.at("/fields/first_name/value").asText()));
        assertEquals(List.of("stays@example.com"), emails("goes@example.com", "stays@example.com"));
        assertEquals(Optional.empty(), desk.user("goes@example.com"));
    }

    /** Which of these addresses contacts have, each as often as it is there. */
    private static List<String> emails(String one, String other) {
        return crm.query("SELECT Email FROM Contact WHERE Email IN ('%s', '%s') ORDER BY Email".formatted(one, other))
                .stream().map(found -> found.get("Email").asText()).toList();
    }

    private static JsonNode record(JsonNode user) {
        return api.record(user.get("external_id").asText());
    }
}
