package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Orders, which refer to their customer, and whose webhooks are believed. */
@QuarkusTest
@TestProfile(TwoWays.class)
@WithTestResource(PostgresResource.class)
class HardOrdersTest extends OnStage {

    @Test
    void aParentThatNeverComesIsWaitedForAsLongAsTheMappingSays() {
        stage.tell(order(1, 404_404, "#1", "", "2026-11-22T10:00:00Z"));
        assertEquals(List.of("waiting, waits for a record that it refers to"),
                stage.each("deliveries", "/state", "/words"));

        sheets.run("update delivery set since = since - interval '25 h', due_at = now()");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals(
                List.of("row 'customer': the customer it refers to did not come to crm within PT24H"),
                stage.each("dead-letters", "/words")));
        assertEquals(List.of(), stage.crm().query("SELECT Id FROM Shop_Order__c"));
    }

    /** Both people have an order of this number in the CRM already. */
    @Test
    void anOrderIsFoundByItsCustomerAndItsNumber() {
        var ann = stage.person("ann");
        var bob = stage.person("bob");
        sheets.run(orderOf("ann", ann), orderOf("bob", bob));

        stage.tell(order(1001, Long.parseLong(bob.number()), "#1001", "to bob", "2026-11-22T10:00:00Z"));

        assertEquals(List.of(), stage.each("deliveries", "/words"));
        assertEquals(List.of("a005i0000000annAAA ", "a005i0000000bobAAA to bob"), orders("Id"));
    }

    private static String orderOf(String name, Stage.Person person) {
        return """
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                values ('a005i0000000%sAAA', 'Shop_Order__c', '{"Customer__c": "%s", "Remarks__c": "#1001"}', now(),
                    '0055i0000000002AAA', now(), '0055i0000000002AAA')""".formatted(name, person.crmId());
    }

    @Test
    void aWebhookThatComesADayLateIsOlderThanWhatIsKnown() {
        var ann = Long.parseLong(stage.person("ann").number());
        stage.tell(order(7, ann, "#7", "newer", "2026-11-22T10:00:00Z"));
        stage.tell(order(7, ann, "#7", "older", "2026-11-21T10:00:00Z"));

        assertEquals("order: older than what was seen last", stage.lastEvent());
        assertEquals(List.of("#7 newer"), orders("Remarks__c"));
    }

    private List<String> orders(String field) {
        return stage.crm().query("SELECT %s, ShipTo__c FROM Shop_Order__c ORDER BY %s".formatted(field, field)).stream()
                .map(order -> order.get(field).asText() + " " + order.get("ShipTo__c").asText("")).toList();
    }

    @Test
    void ofAThousandDeletesInAMinuteTheCapsShareIsDoneAndTheRestIsHeld() {
        sheets.run("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at)
                select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'order', 1, '{}', now(), now()
                from generate_series(1, 1000) n""", """
                insert into link (record, system, mapping, ext_id)
                select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, system, 'order',
                    case system when 'shop' then (5000 + n)::text else 'a005i' || lpad(n::text, 10, '0') || 'AAA' end
                from generate_series(1, 1000) n, unnest(array['shop', 'crm']) system""", """
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                select 'a005i' || lpad(n::text, 10, '0') || 'AAA', 'Shop_Order__c', '{"Remarks__c": "x"}', now(),
                    '0055i0000000002AAA', now(), '0055i0000000002AAA' from generate_series(1, 1000) n""");

        assertEquals(List.of(202), IntStream.rangeClosed(1, 1000).parallel()
                .map(n -> stage.send(ShopWebhook.of("orders/delete", "{\"id\": %d}".formatted(5000 + n))))
                .distinct().boxed().toList());
        stage.rest();
        assertEquals("975 25", heldAndDeleted());

        var held = stage.api().list("deletes?mapping=order&limit=1").get(0).get("record").asText();
        stage.api().post("deletes/" + held + "/approve", "{\"by\": \"ana\"}");
        stage.rest();
        assertEquals("974 26", heldAndDeleted());
    }

    private String heldAndDeleted() {
        return sheets.one("""
                select concat_ws(' ', (select count(*) from delivery where state = 'held'),
                    (select count(*) from sandbox.crm_record where deleted_at is not null))""");
    }

    private static ShopWebhook order(long id, long customer, String number, String note, String updatedAt) {
        return ShopWebhook.of("orders/create", """
                {"id": %d, "name": "%s", "note": "%s", "updated_at": "%s", "customer": {"id": %d}}"""
                .formatted(id, number, note, updatedAt, customer));
    }
}
