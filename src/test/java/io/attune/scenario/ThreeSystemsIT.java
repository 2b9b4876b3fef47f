package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One person in the shop, in the CRM and at the help desk, edited in all three. */
class ThreeSystemsIT {

    private static final Duration SOON = Duration.ofSeconds(120);

    private static AttuneProcess attune;
    private static AttuneApi api;
    private static SandboxShop shop;
    private static SandboxCrm crm;
    private static SandboxDesk desk;

    @BeforeAll
    static void start() {
        attune = AttuneProcess.started(Folders.with(withLeaving()).options());
        api = new AttuneApi(attune);
        shop = new SandboxShop(attune);
        crm = new SandboxCrm(attune);
        desk = new SandboxDesk(attune);
    }

    /** The shipped one, but nobody private is in it: its own tests do not tell the tags. */
    private static String withLeaving() {
        var shipped = Folders.text(Folders.SHIPPED);
        return shipped.substring(0, shipped.indexOf("\ntests:"))
                .replace("source.state != \"declined\"'", "source.state != \"declined\" && !source.tags.contains(\"private\")'")
                .replace("\ncreate:", "\nwhen_leaving: mark\ncreate:");
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void editsOfThreeFieldsInThreeSystemsAtOnceAllHold() {
        var person = Person.made("three@example.com");

        shop.edit(person.shopId, "firstName", "Trea");
        crm.edit(person.crmId, "{\"Phone\": \"(503) 555-0123\"}");
        desk.edit(person.deskId, "notes", "Prefers mail");

        person.becomes("Trea", "+15035550123", "Prefers mail");
        assertEquals(0, conflicts(person, "phone"));
        assertEquals(List.of(person.user().orElseThrow().get("external_id").asText()), shop.metafields(person.shopId),
                "our marker, on a customer that we did not make");
    }

    @Test
    void oneFieldEditedInAllThreeIsOneValueInTheEndAndTheLosersAreListed() {
        var person = Person.made("one@example.com");

        atOnce(() -> desk.edit(person.deskId, "notes", "from the desk"),
                () -> crm.edit(person.crmId, "{\"Description\": \"from the CRM\"}"),
                () -> shop.edit(person.shopId, "note", "from the shop"));

        var note = await().atMost(SOON).pollInterval(Duration.ofMillis(500)).until(person::note, Optional::isPresent);
        assertEquals(2, conflicts(person, "note"), "two of three lost: " + note);
    }

    /** The CRM takes its time: it is read, edited by a person, and only then does our write arrive there. */
    @Test
    void anEditBetweenOurReadingAndOurWriteIsNotWrittenOver() {
        var person = Person.made("window@example.com");
        api.quiet();
        crm.fail("{\"kind\": \"latency\", \"latency_ms\": 4000, \"calls\": 2, \"match\": \"/sobjects/Contact/"
                + person.crmId + "\"}");

        shop.edit(person.shopId, "firstName", "Ours");
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(() -> person.isInDoubt("crm"));
        crm.edit(person.crmId, "{\"FirstName\": \"Theirs\"}");

        await().atMost(Duration.ofSeconds(60)).until(() -> conflicts(person, "first_name"), found -> found == 1);
        api.quiet();
        assertEquals(person.customer().get("firstName"), person.contact().get("FirstName"));
    }

    /** Whoever becomes private in the shop is nobody's there; back again, it is met as a new one, and finds the others. */
    @Test
    void whoFitsTheMappingNoMoreIsMarkedElsewhereAndMayComeBack() {
        var person = Person.made("leaves@example.com");
        var left = person.record();

        shop.tag(person.shopId, "private");
        await().atMost(SOON).until(() -> person.contact().path("Shop_Status__c").asText(), "Deleted in shop"::equals);
        shop.edit(person.shopId, "firstName", "Hidden");
        crm.edit(person.crmId, "{\"Description\": \"A note of the CRM's own\"}");
        api.quiet();
        assertEquals("ended", api.record(left).at("/record/state").asText());
        assertEquals(List.of("Hidden", "", "Tre", "A note of the CRM's own", ""), List.of(
                person.customer().get("firstName").asText(), person.customer().path("note").asText(""),
                person.contact().get("FirstName").asText(), person.contact().get("Description").asText(),
                person.user().orElseThrow().path("notes").asText("")), "each keeps its own");

        shop.untag(person.shopId, "private");
        await().atMost(SOON).until(() -> person.contact().get("FirstName").asText(), "Hidden"::equals);
        api.quiet();
        var back = api.list("records?mapping=customer&state=live&system=crm&ext_id=" + person.crmId);
        assertEquals(1, back.size());
        assertNotEquals(left, back.get(0).get("id").asText());
        assertEquals(List.of(SandboxShop.number(person.shopId), person.crmId, person.deskId), List.of(
                back.at("/0/ids/shop").asText(), back.at("/0/ids/crm").asText(), back.at("/0/ids/desk").asText()));
    }

    /** One after another, a busy machine would have brought the first to the others before the last is made. */
    private static void atOnce(Runnable... edits) {
        CompletableFuture.allOf(Stream.of(edits).map(CompletableFuture::runAsync).toArray(CompletableFuture[]::new)).join();
    }

    private static int conflicts(Person person, String field) {
        return api.list("conflicts?record=" + person.record() + "&field=" + field).size();
    }

    /** Made in the shop, and known in all three. */
    private record Person(String email, String shopId, String crmId, String deskId) {

        static Person made(String email) {
            var shopId = shop.create(email, "Tre");
            var crmId = crm.contact(email).get("Id").asText();
            var deskId = desk.soon(email).get("id").asText();
            return new Person(email, shopId, crmId, deskId);
        }

        boolean isInDoubt(String system) {
            return api.record(record()).at("/systems/" + system + "/in_doubt").asBoolean();
        }

        /** The one of ours whose marker the desk has. */
        String record() {
            return user().orElseThrow().get("external_id").asText();
        }

        Optional<JsonNode> user() {
            return desk.user(email);
        }

        JsonNode contact() {
            return crm.query("SELECT FirstName, Phone, Description, Shop_Status__c FROM Contact WHERE Id = '" + crmId + "'").get(0);
        }

        JsonNode customer() {
            return shop.customer(shopId);
        }

        void becomes(String firstName, String phone, String note) {
            await().atMost(SOON).pollInterval(Duration.ofMillis(500)).untilAsserted(() -> {
                assertEquals(List.of(firstName, phone, note), List.of(customer().get("firstName").asText(),
                        customer().at("/defaultPhoneNumber/phoneNumber").asText(), customer().path("note").asText()));
                assertEquals(List.of(firstName, "(503) 555-0123", note), List.of(contact().get("FirstName").asText(),
                        contact().get("Phone").asText(), contact().get("Description").asText()));
                assertEquals(List.of(phone, note), List.of(user().orElseThrow().get("phone").asText(),
                        user().orElseThrow().get("notes").asText()));
            });
        }

        /** The one note that all three hold; empty while they differ. */
        Optional<String> note() {
            var note = customer().path("note").asText();
            return note.startsWith("from") && note.equals(contact().path("Description").asText())
                    && note.equals(user().map(user -> user.path("notes").asText()).orElse("")) ? Optional.of(note) : Optional.empty();
        }
    }
}
