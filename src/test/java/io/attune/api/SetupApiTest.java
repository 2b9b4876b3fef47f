package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class SetupApiTest {

    @Test
    void showsConnectionsWithoutTheirSecrets() {
        var text = Ask.get("/api/v1/connections").then().statusCode(200)
                .body("items.name", contains("crm", "desk", "shop"))
                .body("items[2].connector", equalTo("shopify"))
                .body("items[2].settings.shop", equalTo("demo.myshopify.com"))
                .body("items[2].secrets", contains("access_token", "webhook_secret"))
                .body("items[2].mappings", contains("customer", "order"))
                .extract().asString();
        assertFalse(text.contains("attune-demo-shop-webhook-secret"), text);
    }

    @Test
    void showsMappingsWithTheirVersions() {
        Ask.get("/api/v1/mappings").then().statusCode(200)
                .body("items.name", contains("customer", "order"))
                .body("items[0].version", equalTo(1))
                .body("items[0].systems.connection", contains("shop", "crm", "desk"))
                .body("items[0].rows", hasItem("email"))
                .body("items[0].versions[0].version", equalTo(1))
                .body("items[0].versions[0].activated_at", notNullValue())
                .body("faults.size()", equalTo(0));
    }

    @Test
    void takesNoParameters() {
        Ask.get("/api/v1/mappings?limit=5").then().statusCode(400).body("reason", equalTo("unknown-parameter"));
        Ask.get("/api/v1/connections?name=shop").then().statusCode(400).body("reason", equalTo("unknown-parameter"));
    }
}
