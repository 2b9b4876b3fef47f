package io.attune.sandbox.shop.page;

import static io.attune.sandbox.shop.ShopApi.query;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.attune.sandbox.shop.ShopApi;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ShopPagesTest {

    private static final String SHOP = "/sandbox/shop";

    @Inject
    Pool pool;

    @Test
    void aPersonMakesEditsAndDeletesACustomer() {
        form().formParam("first_name", "<Paged>").formParam("email", "paged@example.com").formParam("city", "Bonn")
                .formParam("country_code", "DE").formParam("consent", "subscribed").formParam("birthday", "1990-02-03")
                .post(SHOP + "/customers/new").then().statusCode(303).header("Location", endsWith(SHOP));
        given().get(SHOP).then().statusCode(200).contentType("text/html")
                .body(allOf(containsString("&lt;Paged&gt;"), not(containsString("<Paged>")),
                        containsString("Bonn DE")));
        String id = customer("paged@example.com").body("defaultEmailAddress.marketingState", is("SUBSCRIBED"))
                .body("metafield.value", is("1990-02-03")).extract().path("data.customerByIdentifier.legacyResourceId");
        given().get(SHOP + "/customers/" + id).then().statusCode(200).body(containsString("value=\"&lt;Paged&gt;\""));

        form().formParam("first_name", "").formParam("last_name", "Later").formParam("email", "paged@example.com")
                .formParam("city", "Köln").formParam("tags", "a, b").formParam("note", "One\r\nTwo")
                .post(SHOP + "/customers/" + id).then().statusCode(303);

        customer("paged@example.com").body("firstName", nullValue()).body("lastName", is("Later"))
                .body("note", is("One\nTwo"))
                .body("tags", is(List.of("a", "b"))).body("defaultAddress.city", is("Köln"))
                .body("defaultAddress.countryCodeV2", is("DE"));
        assertEquals(1, told("customers/update", id));
        form().post(SHOP + "/customers/" + id + "/delete").then().statusCode(303);
        given().get(SHOP + "/customers/" + id).then().statusCode(404);
        assertEquals(1, told("customers/delete", id));
    }

    @Test
    void aSaveThatChangesNothingTellsNothing() {
        String id = ShopApi.customer("untouched@example.com").replace("gid://shopify/Customer/", "");

        form().formParam("first_name", "Test").formParam("email", "untouched@example.com")
                .formParam("consent", "not_subscribed")
                .formParam("city", "").formParam("tags", "").post(SHOP + "/customers/" + id).then().statusCode(303);

        assertEquals(0, told("customers/update", id));
    }

    @Test
    void aFaultIsShownBesideWhatWasTyped() {
        form().formParam("email", "no address").formParam("phone", "12").post(SHOP + "/customers/new").then()
                .statusCode(422)
                .body(allOf(containsString("Email is invalid"), containsString("Phone is invalid"),
                        containsString("value=\"no address\"")));
        form().post(SHOP + "/customers/7219450314823/delete").then().statusCode(422)
                .body(containsString("Customer can’t be deleted because they have associated orders"));
    }

    @Test
    void aPersonOrdersAndCancels() {
        String variant = query(
                "{ products(first: 1, query: \"sku:BOWL-S\") { nodes { variants(first: 5) { nodes { id sku } } } } }")
                .extract().path("data.products.nodes[0].variants.nodes.find { it.sku == 'BOWL-S' }.id");
        String customer = ShopApi.customer("buyer@example.com");

        form().formParam("customer", customer).formParam("financial_status", "pending").formParam("variant1", variant)
                .formParam("quantity1", "2").formParam("tags", "paged").post(SHOP + "/orders/new").then()
                        .statusCode(303);
        String id = order().body("totalPriceSet.shopMoney.amount", is("180.00"))
                .body("displayFinancialStatus", is("PENDING")).extract().path("data.orders.nodes[0].legacyResourceId");
        form().formParam("financial_status", "paid").formParam("note", "Hurry").post(SHOP + "/orders/" + id).then()
                .statusCode(303);
        order().body("displayFinancialStatus", is("PAID")).body("note", is("Hurry"))
                .body("customer.amountSpent.amount", is("180.00"));

        form().post(SHOP + "/orders/" + id + "/cancel").then().statusCode(303);

        order().body("cancelReason", is("CUSTOMER")).body("customer.amountSpent.amount", is("0.00"));
        given().get(SHOP + "/orders/" + id).then().statusCode(200).body(not(containsString("Cancel the order")));
        form().post(SHOP + "/orders/" + id + "/delete").then().statusCode(303);
        query("{ order(id: \"gid://shopify/Order/" + id + "\") { id } }").body("data.order", nullValue());
        form().formParam("financial_status", "paid").post(SHOP + "/orders/new").then().statusCode(422)
                .body(containsString("Line items must have at least one line item"));
    }

    @Test
    void aPersonMakesAndChangesAProduct() {
        form().formParam("title", "Vase").formParam("sku", "VASE-1").formParam("price", "39,50")
                .formParam("status", "active")
                .post(SHOP + "/products/new").then().statusCode(303);
        var made = product().body("variants.nodes", hasSize(1)).body("variants.nodes[0].sku", is("VASE-1"))
                .body("variants.nodes[0].price", is("39.50")).extract();
        String id = made.path("data.products.nodes[0].legacyResourceId");
        String variant = made.path("data.products.nodes[0].variants.nodes[0].legacyResourceId");

        form().formParam("title", "Vase").formParam("price" + variant, "41").formParam("status", "draft")
                .post(SHOP + "/products/" + id).then().statusCode(303);

        product().body("variants.nodes.legacyResourceId", hasItem(variant)).body("variants.nodes[0].sku", is("VASE-1"))
                .body("variants.nodes[0].price", is("41.00")).body("status", is("DRAFT"));
        form().post(SHOP + "/products/" + id + "/delete").then().statusCode(303);
        form().post(SHOP + "/products/" + id + "/delete").then().statusCode(404);
    }

    @Test
    void thereIsAFormForEachKind() {
        for (var kind : new String[] {"customers", "orders", "products"}) {
            given().get(SHOP + "/" + kind + "/new").then().statusCode(200).body(containsString("<form"));
        }
        given().get(SHOP + "/carts/new").then().statusCode(404);
    }

    @Test
    void theShapeIsSwitchedOnThePage() {
        form().post(SHOP + "?shape=2026-07").then().statusCode(303);
        given().get(SHOP).then().body(containsString("Send customers whole again"));
        form().post(SHOP + "?shape=full").then().statusCode(303);
        form().post(SHOP + "?shape=round").then().statusCode(400);
        form().header("Sec-Fetch-Site", "cross-site").post(SHOP + "?shape=full").then().statusCode(403);
    }

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded");
    }

    private static ValidatableResponse customer(String email) {
        return query("{ customerByIdentifier(identifier: {emailAddress: \"" + email
                + "\"}) { legacyResourceId firstName lastName"
                + " note tags defaultAddress { city countryCodeV2 } defaultEmailAddress { marketingState }"
                + " metafield(namespace: \"crm\", key: \"birthday\") { value } } }")
                        .rootPath("data.customerByIdentifier");
    }

    private static ValidatableResponse order() {
        return query("{ orders(first: 1, query: \"tag:paged\") { nodes { legacyResourceId note cancelReason"
                + " displayFinancialStatus"
                + " totalPriceSet { shopMoney { amount } } customer { amountSpent { amount } } } } }")
                .rootPath("data.orders.nodes[0]");
    }

    private static ValidatableResponse product() {
        return query("{ products(first: 1, query: \"title:Vase\") { nodes { legacyResourceId status"
                + " variants(first: 5) { nodes { legacyResourceId sku price } } } } }")
                        .rootPath("data.products.nodes[0]");
    }

    private long told(String topic, String id) {
        return pool.query("select count(*) from sandbox.shop_webhook where topic = '" + topic
                + "' and body like '{\"id\":" + id + "%'")
                .execute().await().indefinitely().iterator().next().getLong(0);
    }
}
