package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that a system does not take as they are, or that come at the wrong time. */
@QuarkusTest
@TestProfile(TwoWays.class)
@WithTestResource(PostgresResource.class)
class HardValuesTest extends OnStage {

    @Test
    void twoToolsThatFightAreStoppedAndAPersonIsAsked() {
        var person = stage.person("fight");
        var record = stage.record(person.shopId());
        for (int round = 0; round < 3; round++) {
            stage.shop().edit(person.shopId(), "firstName", "Shop");
            stage.tell(person.shopId());
            stage.crm().edit(person.crmId(), "{\"FirstName\": \"Crm\"}");
            stage.sweep("crm");
        }
        var attempts = stage.attempts(record);
        stage.tell(person.shopId());
        stage.sweep("shop", "crm");

        assertEquals(attempts, stage.attempts(record), "each keeps its own");
        assertEquals("Shop", stage.customer(person).get(1));
        assertEquals("Crm", stage.contact(person).get("FirstName").asText());
        assertEquals(List.of("Shop, Crm, goes back and forth"), stage.conflicts());
    }

    /** The shop keeps addresses in small letters, and no spaces around a text. */
    @Test
    void whatASystemMakesOfAValueIsNoEdit() {
        stage.crm().create("""
                {"Email": "Mixed.Case@hard.example", "FirstName": " Mix", "LastName": "New"}""");
        stage.sweep("crm");
        var contact = stage.crm().contact("mixed.case@hard.example");
        var record = stage.api().list("records?system=crm&ext_id=" + contact.get("Id").asText()).get(0);
        var person = new Stage.Person("mixed.case@hard.example",
                "gid://shopify/Customer/" + record.at("/ids/shop").asText(), contact.get("Id").asText());
        assertEquals(List.of("mixed.case@hard.example", "Mix", "New"), stage.customer(person));
        var attempts = stage.attempts(record.get("id").asText());

        stage.tell(person.shopId());
        stage.sweep("crm", "shop");

        assertEquals("Mixed.Case@hard.example", stage.contact(person).get("Email").asText());
        assertEquals(attempts, stage.attempts(record.get("id").asText()), "nothing is written again");
        assertEquals(List.of(), stage.conflicts());
    }

    @Test
    void whatMayNotBeBlankThereWaitsForAPersonOrAValue() {
        var person = stage.person("blank");
        stage.shop().edit(person.shopId(), "lastName", "");
        stage.shop().edit(person.shopId(), "firstName", "Renamed");
        stage.tell(person.shopId());
        assertEquals(List.of("REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]"),
                stage.each("dead-letters", "/words"));
        assertEquals("New", stage.contact(person).get("LastName").asText());

        stage.shop().edit(person.shopId(), "lastName", "Found");
        stage.tell(person.shopId());
        assertEquals(List.of("Renamed", "Found"), List.of(stage.contact(person).get("FirstName").asText(),
                stage.contact(person).get("LastName").asText()));
        assertEquals(List.of(), stage.each("dead-letters", "/words"));
    }

    /** Who wins is another matter; that it was a conflict does not depend on clocks. */
    @ParameterizedTest
    @ValueSource(strings = {"5 minutes", "-5 minutes"})
    void aClockThatIsWrongDoesNotHideAConflict(String ahead) {
        sheets.run("""
                create function sandbox.wrong_clock() returns trigger language plpgsql as
                $$begin new.modified_at := now() + interval '%s'; return new; end$$""".formatted(ahead), """
                create trigger wrong_clock before insert or update on sandbox.crm_record
                for each row execute function sandbox.wrong_clock()""");
        try {
            editedByBoth(stage.person("clock"));
        } finally {
            sheets.run("drop trigger wrong_clock on sandbox.crm_record", "drop function sandbox.wrong_clock()");
        }
    }

    private void editedByBoth(Stage.Person person) {
        stage.crm().edit(person.crmId(), "{\"FirstName\": \"Crm\"}");
        stage.shop().edit(person.shopId(), "firstName", "Shop");
        stage.tell(person.shopId());

        var agreed = stage.contact(person).get("FirstName").asText();
        assertEquals(agreed, stage.customer(person).get(1));
        assertEquals(List.of(agreed.equals("Crm") ? "Crm, Shop" : "Shop, Crm"),
                stage.each("conflicts", "/kept/value", "/lost/value"));

        stage.crm().edit(person.crmId(), "{\"FirstName\": \"Crm again\"}");
        stage.sweep("crm");
        assertEquals("Crm again", stage.customer(person).get(1));
        stage.shop().edit(person.shopId(), "firstName", "Shop again");
        stage.tell(person.shopId());
        assertEquals("Shop again", stage.contact(person).get("FirstName").asText());
        assertEquals(1, stage.conflicts().size());
    }

    @Test
    void aWebhookThatComesADayLateChangesNothing() {
        var person = stage.person("late");
        var old = """
                {"id": %s, "email": "late@hard.example", "first_name": "Old", "last_name": "New",
                 "updated_at": "2020-01-01T00:00:00Z"}""".formatted(person.number());
        stage.shop().edit(person.shopId(), "firstName", "Newer");
        stage.tell(person.shopId());

        stage.tell(ShopWebhook.of("customers/create", old));
        assertEquals("Newer", stage.contact(person).get("FirstName").asText());
        assertEquals("Newer", stage.customer(person).get(1));
        assertEquals(List.of(), stage.conflicts());

        stage.shop().delete(person.shopId());
        stage.tellGone(person);
        stage.tell(ShopWebhook.of("customers/create", old));
        assertEquals("customer: the record has ended", stage.lastEvent());
        assertEquals(List.of(), stage.contacts(person.email()), "it does not come back");
    }
}
