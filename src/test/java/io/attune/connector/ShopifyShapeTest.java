package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Webhooks in the REST shape and answers in the GraphQL shape are one record. */
class ShopifyShapeTest {

    private static final Connector SHOPIFY = Shipped.load("shopify");

    @ParameterizedTest
    @CsvSource({"customer, customers/update", "order, orders/updated", "product, products/update"})
    void theSameRecordByWebhookAndByReadIsEqual(String object, String topic) {
        var told = change(topic, Samples.file("shopify/" + object + ".webhook.json")).record();
        var read = read(object, Samples.file("shopify/" + object + ".api.json"));

        read.remove("metafields"); // webhooks tell none unless the subscription asks for them
        assertEquals(JsonText.write(read), JsonText.write(told));
    }

    @ParameterizedTest
    @CsvSource({"customer, customers/update, 18", "order, orders/updated, 25", "product, products/update, 13"})
    void everyFieldOfTheObjectIsTold(String object, String topic, int fields) {
        assertEquals(fields, SHOPIFY.object(object).orElseThrow().shape().fields().size());
        var told = change(topic, Samples.file("shopify/" + object + ".webhook.json")).record();
        var untold = SHOPIFY.object(object).orElseThrow().shape().fields().keySet().stream()
                .filter(name -> !told.has(name)).toList();

        assertEquals(object.equals("customer") ? List.of("metafields") : List.of(), untold);
    }

    /** Bodies since 2026-07 have fewer fields, and any field may be left out by the subscription. */
    @Property(tries = 200)
    void whatABodyLeavesOutIsAbsentAndTheRestIsAsBefore(@ForAll @Size(max = 12) List<Integer> cuts) {
        var body = (ObjectNode) Samples.file("shopify/customer.webhook.json");
        var whole = change("customers/update", body).record();
        var names = SHOPIFY.object("customer").orElseThrow().shape().fields().keySet().stream().sorted().toList();
        for (int cut : cuts) {
            var name = names.get(Math.floorMod(cut, names.size()));
            if (!name.equals("id")) {
                body.remove(name);
                whole.remove(name);
            }
        }

        assertEquals(JsonText.write(whole), JsonText.write(change("customers/update", body).record()));
    }

    @Test
    void aBlankIsTold() {
        var told = change("customers/create", Samples.json("{'id': 1, 'note': null, 'default_address': null}"))
                .record();

        assertEquals("{\"default_address\":null,\"id\":\"1\",\"note\":null}", JsonText.write(told));
    }

    @Test
    void aCustomerWithoutMailPhoneAndAddressIsReadAsBlank() {
        var read = read("customer", Samples.json("""
                {'data': {'result': {'id': 'gid://shopify/Customer/1', 'defaultEmailAddress': null,
                 'defaultPhoneNumber': null, 'defaultAddress': null, 'tags': [], 'metafields': {'nodes': []}}}}"""));

        assertEquals("{\"default_address\":null,\"email\":null,\"email_marketing_consent\":null,\"id\":\"1\","
                + "\"metafields\":[],\"phone\":null,\"tags\":\"\"}", JsonText.write(read));
    }

    @Test
    void purchasesAreToldByATopicOfTheirOwn() {
        var change = change("customers/purchasing_summary", Samples.json("""
                {'customerId': 'gid://shopify/Customer/706405506930370084', 'numberOfOrders': 4,
                 'amountSpent': {'amount': '100.00', 'currencyCode': 'USD'}, 'lastOrderId': null,
                 'occurredAt': '2026-03-01T05:00:00.250Z'}"""));

        assertEquals("706405506930370084", change.id());
        assertEquals("{\"id\":\"706405506930370084\",\"orders_count\":4,\"total_spent\":100}",
                JsonText.write(change.record()));
        assertEquals("2026-03-01T05:00:00.250Z", change.occurredAt().orElseThrow().toString());
        assertEquals(true, change.revision().isEmpty());
    }

    @Test
    void consentIsToldByATopicOfItsOwn() {
        var change = change("customers_email_marketing_consent/update", Samples.json("""
                {'customer_id': 706405506930370084, 'email_address': 'a@example.com',
                 'email_marketing_consent': {'state': 'unsubscribed', 'opt_in_level': null, 'consent_updated_at': null}}"""));

        assertEquals("{\"email\":\"a@example.com\",\"email_marketing_consent\":{\"consent_updated_at\":null,"
                + "\"opt_in_level\":null,\"state\":\"unsubscribed\"},\"id\":\"706405506930370084\"}",
                JsonText.write(change.record()));
    }

    @Test
    void movedTagsTellOnlyWhoseTheyAre() {
        var change = change("customer.tags_added", Samples.json(
                "{'customerId': 'gid://shopify/Customer/1', 'tags': ['a'], 'occurredAt': '2026-03-01T05:00:00Z'}"));

        assertEquals(List.of("customer", "1", Change.Kind.SEEN, "{}", Change.Extent.FOLDED), List.of(change.object(), change.id(),
                change.kind(), JsonText.write(change.record()), change.extent()));
    }

    @ParameterizedTest
    @CsvSource({"customers/delete, customer", "orders/delete, order", "products/delete, product"})
    void aDeletionTellsTheIdAlone(String topic, String object) {
        var change = change(topic, Samples.json("{'id': 788032119674292922}"));

        assertEquals(List.of(object, "788032119674292922", Change.Kind.DELETED),
                List.of(change.object(), change.id(), change.kind()));
        assertEquals("2026-03-01T12:00:00Z", change.occurredAt().orElseThrow().toString());
    }

    @ParameterizedTest
    @CsvSource({"completed, DELETED, 1", "failed, SEEN, -", "in_progress, SEEN, -"})
    void aMergeTellsWhichCustomerIsLeft(String status, Change.Kind kind, String into) {
        var change = change("customers/merge", Samples.json("{'admin_graphql_api_customer_kept_id': "
                + "'gid://shopify/Customer/1', 'admin_graphql_api_customer_deleted_id': 'gid://shopify/Customer/2', "
                + "'admin_graphql_api_job_id': null, 'status': '" + status + "', 'errors': []}"));

        assertEquals(List.of("2", kind, into), List.of(change.id(), change.kind(), change.mergedInto().orElse("-")));
    }

    @Test
    void theRevisionIsTheChangeTimeInWholeSeconds() {
        var change = change("customers/update",
                Samples.json("{'id': 1, 'updated_at': '2026-03-01T12:00:00.900+00:00'}"));

        assertEquals(1_772_366_400_000L, change.revision().orElseThrow());
        assertEquals("2026-03-01T12:00:00.900Z", change.occurredAt().orElseThrow().toString());
    }

    @Test
    void aTopicThatIsNotDeclaredIsIgnored() {
        assertEquals(new Inbound.Ignored("the connector file declares no change for 'themes/publish'"),
                SHOPIFY.webhooks().read("themes/publish", Map.of(), Samples.json("{'id': 1}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{'email': 'a@example.com'}", "[]", "[{'id': 1}]", "'text'", "null", "{'id': null}", "{'id': ''}"})
    void aBodyWithoutIdCannotBeRead(String body) {
        assertEquals(new Inbound.Unreadable("change 1 of the body tells no id of its customer"),
                SHOPIFY.webhooks().read("customers/update", Map.of(), Samples.json(body)));
    }

    @Test
    void anOrderOfManyLinesIsNotReadInPart() {
        var answer = Samples.file("shopify/order.api.json");
        ((ObjectNode) answer.at("/data/result/lineItems/pageInfo")).put("hasNextPage", true);
        var order = SHOPIFY.object("order").orElseThrow();

        assertEquals("NotDone[refusal=INVALID, words=the order has more than 250 lines, which cannot be read at once, "
                + "pause=Optional.empty]", order.outcome(order.read(Samples.SHOP, "1"), Samples.answer(200, answer))
                        .toString());
    }

    private static Change change(String topic, JsonNode body) {
        var headers = Map.of("x-shopify-triggered-at", List.of("2026-03-01T12:00:00Z"));
        var inbound = assertInstanceOf(Inbound.Changes.class, SHOPIFY.webhooks().read(topic, headers, body));
        assertEquals(1, inbound.changes().size());
        return inbound.changes().get(0);
    }

    private static ObjectNode read(String name, JsonNode body) {
        var object = SHOPIFY.object(name).orElseThrow();
        var outcome = object.outcome(object.read(Samples.SHOP, "1"), Samples.answer(200, body));
        return (ObjectNode) assertInstanceOf(Outcome.Done.class, outcome).record();
    }
}
