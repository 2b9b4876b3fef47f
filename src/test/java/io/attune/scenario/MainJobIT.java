package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.JsonText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The road from a signed webhook to the record in the CRM, on the packaged program. */
class MainJobIT {

    private static final long ID = 706_405_506_930_370_084L;

    private static AttuneProcess attune;
    private static SandboxCrm crm;

    @BeforeAll
    static void start() {
        attune = AttuneProcess.impatient(Folders.oneWay().options());
        crm = new SandboxCrm(attune);
    }

    @AfterAll
    static void stop() {
        attune.close();
    }

    @Test
    void aCustomerBecomesAContactWithExactlyTheMappedValues() {
        var webhook = ShopWebhook.customer("customers/create", ID, "Ana", "2026-11-22T10:00:00Z");

        assertEquals(202, attune.send(webhook.to(attune)).statusCode());
        var contact = contact(ID, "FirstName = 'Ana'");

        assertEquals(List.of("Ana", "Number" + ID, "person." + ID + "@example.com", "(503) 555-0142",
                        "1482 NE Alder Court\nStudio 6", "Portland", "OR", "97211-4410", "United States", "true", "loyalty",
                        "2381.4", "Gold", Long.toString(ID)),
                texts(contact, "FirstName", "LastName", "Email", "Phone", "MailingStreet", "MailingCity", "MailingStateCode",
                        "MailingPostalCode", "MailingCountry", "HasOptedOutOfEmail", "Interests__c", "Lifetime_Value__c",
                        "Customer_Tier__c", "Shopify_Customer_Id__c"));

        assertEquals(200, attune.send(webhook.to(attune)).statusCode(), "a repeat has no effect");
        assertEquals(401, attune.send(webhook.to(attune, "another-secret-that-is-long-enough")).statusCode());
    }

    @Test
    void whatABodyDoesNotTellIsNotBlankedAndADeleteIsMarked() {
        long id = ID + 1;
        attune.send(ShopWebhook.customer("customers/create", id, "Ben", "2026-11-22T10:00:00Z").to(attune));
        contact(id, "FirstName = 'Ben'");

        attune.send(ShopWebhook.of("customers/update", """
                {"id": %d, "updated_at": "2026-11-22T10:00:01Z", "state": "enabled", "first_name": "Benno"}
                """.formatted(id)).to(attune));
        var contact = contact(id, "FirstName = 'Benno'");
        assertEquals(List.of("Portland", "loyalty", "2381.4", "Gold"),
                texts(contact, "MailingCity", "Interests__c", "Lifetime_Value__c", "Customer_Tier__c"));

        attune.send(ShopWebhook.of("customers/delete", "{\"id\": %d}".formatted(id)).to(attune));
        contact(id, "Shop_Status__c = 'Deleted in shop'");
    }

    @Test
    void anOrderWaitsForItsCustomer() {
        long customer = ID + 2;
        attune.send(ShopWebhook.of("orders/create", """
                {"id": 9007199254740993, "name": "#7001", "test": false, "created_at": "2026-10-18T16:40:07-04:00",
                 "updated_at": "2026-10-18T16:40:07-04:00", "cancelled_at": null, "financial_status": "paid",
                 "currency": "USD", "total_price": "63.65", "note": null, "customer": {"id": %d},
                 "line_items": [{"id": 820982911946154508, "sku": " mug-blue ", "quantity": 2, "price": "24.95",
                   "discount_allocations": [], "properties": []}],
                 "shipping_lines": [{"id": 788032119674292922, "title": "Standard", "price": "13.75"}]}
                """.formatted(customer)).to(attune));
        attune.send(ShopWebhook.customer("customers/create", customer, "Cleo", "2026-11-22T10:00:00Z").to(attune));
        var contact = contact(customer, "FirstName = 'Cleo'");

        var order = await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200)).until(
                () -> crm.query("SELECT Customer__c, TotalMinor__c, OrderDate__c, Lines__c FROM Shop_Order__c "
                        + "WHERE OrderNumber__c = '7001'"), found -> found.size() == 1).get(0);

        assertEquals(List.of(contact.get("Id").asText(), "6365", "2026-10-18 22:40"),
                List.of(order.get("Customer__c").asText(), order.get("TotalMinor__c").decimalValue().toBigInteger().toString(),
                        order.get("OrderDate__c").asText()));
        assertEquals(JsonText.parseOwn("""
                [{"ExternalLineId": "820982911946154508", "ItemNo": "MUG-BLUE", "Qty": 2, "UnitPriceMinor": 2495,
                  "DiscountMinor": 0, "GiftWrap": false},
                 {"ExternalLineId": "788032119674292922", "ItemNo": "FREIGHT", "Qty": 1, "UnitPriceMinor": 1375}]
                """), JsonText.parseOwn(order.get("Lines__c").asText()));
    }

    @Test
    void whatFailedByAnOutageArrivesSoonAfterIt() {
        crm.fail("{\"kind\": \"status\", \"status\": 503, \"share\": 1, \"for\": \"PT5S\", \"match\": \".*/sobjects/.*\"}");
        for (long id = ID + 10; id < ID + 15; id++) {
            attune.send(ShopWebhook.customer("customers/create", id, "Dora", "2026-11-22T10:00:00Z").to(attune));
        }

        await().atMost(Duration.ofSeconds(130)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() ->
                assertEquals(5, crm.query("SELECT Id FROM Contact WHERE FirstName = 'Dora'").size()));
    }

    private static JsonNode contact(long shopId, String condition) {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200)).until(
                () -> crm.query("SELECT Id, FirstName, LastName, Email, Phone, MailingStreet, MailingCity, MailingStateCode, "
                        + "MailingPostalCode, MailingCountry, HasOptedOutOfEmail, Interests__c, Lifetime_Value__c, "
                        + "Customer_Tier__c, Shopify_Customer_Id__c, Shop_Status__c FROM Contact "
                        + "WHERE Shopify_Customer_Id__c = '" + shopId + "' AND " + condition),
                found -> found.size() == 1).get(0);
    }

    private static List<String> texts(JsonNode record, String... fields) {
        return List.of(fields).stream().map(field -> record.get(field).asText()).toList();
    }
}
