package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose record it is where that is not plain. */
@QuarkusTest
@TestProfile(TwoWays.class)
@WithTestResource(PostgresResource.class)
class HardMeetingsTest extends OnStage {

    @Test
    void thePersonWhomBothMakeAtOnceIsOne() {
        var shopId = stage.shop().create("both@hard.example", "Shop");
        stage.crm().create(contact("both", "Crm"));

        stage.sweep("shop", "crm");

        stage.record(shopId);
        assertEquals(List.of("Shop, marked"), stage.contacts("both@hard.example"));
        assertEquals(List.of("Shop, Crm, first sync: shop is preferred"), stage.conflicts());
        assertEquals(List.of(), stage.duplicates());
    }

    /** The CRM takes its time to make ours; somebody makes the same person there meanwhile. */
    @Test
    void thePersonWhomTheyMakeWhileOursIsOnItsWayIsAskedAbout() {
        stage.crm().fail("""
                {"kind": "latency", "latency_ms": 2000, "calls": 1, "match": "/sobjects/Contact/Attune_Id__c"}""");
        var shopId = stage.shop().create("race@hard.example", "Ours");
        stage.send(ShopWebhook.of("customers/update", "{\"id\": %s}".formatted(SandboxShop.number(shopId))));
        await().atMost(Duration.ofSeconds(60)).until(() -> sheets.one("select count(*) from inflight"), "1"::equals);
        stage.crm().create(contact("race", "Theirs"));
        stage.rest();

        stage.sweep("crm");

        assertEquals(List.of("Ours, marked", "Theirs"), stage.contacts("race@hard.example"));
        assertEquals(List.of("has the same key as a record that is another one there"), stage.duplicates());
    }

    @Test
    void aKeyThatBecomesAnothersIsAskedAboutAndTheOtherIsLeftAlone() {
        var ann = stage.person("ann");
        var bob = stage.person("bob");

        stage.crm().edit(bob.crmId(), "{\"Email\": \"ann@hard.example\", \"FirstName\": \"Bobby\"}");
        stage.sweep("crm");

        assertEquals(List.of("same key as another record"), stage.duplicates());
        assertEquals(List.of("due, Email has already been taken"), stage.each("deliveries", "/state", "/words"));
        assertEquals("ann", stage.contact(ann).get("FirstName").asText());
        assertEquals(List.of("ann@hard.example", "ann", "New"), stage.customer(ann));
        assertNotEquals(stage.record(ann.shopId()), stage.record(bob.shopId()));

        stage.crm().edit(bob.crmId(), "{\"Email\": \"bobby@hard.example\"}");
        stage.sweep("crm");
        assertEquals(List.of("bobby@hard.example", "Bobby", "New"), stage.customer(bob));
        assertEquals(List.of(), stage.each("deliveries", "/words"));
    }

    @Test
    void aDeleteGoesBeforeAnEditElsewhereWhichIsListed() {
        var person = stage.person("gone");

        stage.crm().edit(person.crmId(), "{\"FirstName\": \"Edited\"}");
        stage.shop().delete(person.shopId());
        stage.tellGone(person);

        assertEquals(List.of(), stage.contacts(person.email()));
        assertEquals(List.of("gone, Edited, the record was deleted elsewhere"), stage.conflicts());
    }

    /** In an account where the field of our marker is not unique. */
    @Test
    void aCloneThatCarriesOurMarkerIsAskedAboutAndIsItsOwnIfAPersonSaysSo() {
        var index = sheets.one("select pg_get_indexdef('sandbox.crm_record_attune_id'::regclass)");
        sheets.run("drop index sandbox.crm_record_attune_id");
        try {
            clone(stage.person("original"));
        } finally {
            sheets.run("delete from sandbox.crm_record", index);
        }
    }

    private void clone(Stage.Person person) {
        var record = stage.record(person.shopId());
        sheets.run("""
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                select '0035i00000cloneAAA', object, fields || '{"FirstName": "Clone"}', now(), modified_by, now(),
                    modified_by from sandbox.crm_record where id = '%s'""".formatted(person.crmId()));
        stage.sweep("crm");
        assertEquals(List.of("carries the marker of a record that is another one there"), stage.duplicates());

        stage.shop().edit(person.shopId(), "firstName", "Edited");
        stage.tell(person.shopId());
        assertEquals(List.of("Clone, marked", "Edited, marked"), stage.contacts(person.email()), "it is left alone");

        stage.api().post("duplicates/1/decide", "{\"by\": \"ana\", \"decide\": \"different\"}");
        stage.rest();
        assertEquals(List.of("Clone, marked", "Edited, marked"), stage.contacts(person.email()));
        assertEquals(List.of(person.email(), "Edited", "New"), stage.customer(person));
        assertEquals(record, stage.record(person.shopId()));
        var clones = stage.api().list("records?system=crm&ext_id=0035i00000cloneAAA");
        assertEquals(1, clones.size());
        assertNotEquals(record, clones.get(0).get("id").asText());

        stage.crm().edit("0035i00000cloneAAA", "{\"Email\": \"clone@hard.example\"}");
        stage.sweep("crm");
        assertEquals(List.of("Clone"), stage.shop().customers().stream()
                .filter(one -> one.path("email").asText().equals("clone@hard.example"))
                .map(one -> one.get("firstName").asText()).toList());
        assertEquals(List.of("Edited, marked"), stage.contacts(person.email()));
    }

    private static String contact(String name, String firstName) {
        return "{\"Email\": \"%s@hard.example\", \"FirstName\": \"%s\", \"LastName\": \"New\"}"
                .formatted(name, firstName);
    }
}
