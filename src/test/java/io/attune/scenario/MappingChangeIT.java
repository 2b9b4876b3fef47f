package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A mapping is edited while it serves: the edit waits for a person, and then every record follows, touched or not. */
class MappingChangeIT {

    private static final Duration LONG = Duration.ofSeconds(120);

    private static Path file;
    private static AttuneProcess attune;
    private static SandboxShop shop;
    private static SandboxCrm crm;

    @BeforeAll
    static void start() throws IOException {
        var folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/scenarios")), "mappings-");
        file = folder.resolve("customer.yaml");
        Files.copy(Path.of("src/test/resources/scenario/moving-field/customer.yaml"), file);
        attune = AttuneProcess.started("--mappings", folder.toString());
        shop = new SandboxShop(attune);
        crm = new SandboxCrm(attune);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void aRowThatMovesToAnotherFieldIsWrittenThereInEveryRecordOnceAPersonHasApproved() throws IOException {
        var id = shop.create("moves@example.com", "Mo");
        awaitContact("MailingCity", "Portland");

        edit("version: 1", "version: 2", "crm: MailingCity", "crm: MailingStreet");
        var waits = await().atMost(LONG).until(() -> customer().path("waiting"), JsonNode::isObject);
        assertEquals(waits.get("records").asInt(), waits.get("written").asInt());
        assertEquals(1, customer().get("version").asInt());

        attune.stop();
        attune.start();
        assertEquals(2, customer().at("/waiting/version").asInt());
        shop.edit(id, "firstName", "Moe");
        awaitContact("FirstName", "Moe");
        assertEquals("", contact("MailingStreet"));

        var answer = attune.post("/api/v1/mappings/customer/approve", "{\"by\": \"ada\", \"version\": 2}",
                "Authorization", "Bearer " + attune.token(), "Content-Type", "application/json");
        assertEquals(200, answer.statusCode(), answer.body());

        awaitContact("MailingStreet", "Portland");
        await().atMost(LONG).until(() -> customer().get("behind").asInt() == 0);
        assertEquals("ada", customer().at("/versions/0/approved_by").asText());
        assertEquals("Portland", contact("MailingCity"), "the old field is nobody's any more");
        crm.edit(contact("Id"), "{\"FirstName\": \"Maurice\"}");
        await().atMost(LONG).until(() -> firstName(id).equals("Maurice"));
        assertEquals(0, conflicts());
    }

    private static void edit(String... replacements) throws IOException {
        var text = Files.readString(file);
        for (int i = 0; i < replacements.length; i += 2) {
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Files.writeString(file, text);
    }

    private static void awaitContact(String field, String value) {
        await().atMost(LONG).pollInterval(Duration.ofMillis(500)).until(() -> contact(field).equals(value));
    }

    private static String contact(String field) {
        var found = crm.query("SELECT Id, FirstName, MailingCity, MailingStreet FROM Contact "
                + "WHERE Email = 'moves@example.com'");
        return found.isEmpty() ? "" : found.get(0).path(field).asText("");
    }

    private static String firstName(String id) {
        return shop.customer(id).path("firstName").asText();
    }

    private static JsonNode customer() {
        return api("/api/v1/mappings").get("items").get(0);
    }

    private static int conflicts() {
        return api("/api/v1/conflicts").get("items").size();
    }

    private static JsonNode api(String path) {
        return JsonText.parseOwn(attune.get(path, "Authorization", "Bearer " + attune.token()).body());
    }
}
