package io.attune.sandbox.shop;

import static io.attune.sandbox.shop.ShopApi.GRAPHQL;
import static io.attune.sandbox.shop.ShopApi.call;
import static io.attune.sandbox.shop.ShopApi.query;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The shop's API over HTTP. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ShopHttpTest {

    private static final String FAULTS = "/sandbox/shop/faults";

    @AfterEach
    void heal() {
        given().delete(FAULTS).then().statusCode(204);
    }

    @Test
    void answersAQuery() {
        query("{ customer(id: \"gid://shopify/Customer/706405506931208841\") { firstName legacyResourceId } }")
                .contentType(ContentType.JSON)
                .body("data.customer.firstName", is("Nils"))
                .body("data.customer.legacyResourceId", is("706405506931208841"))
                .body("extensions.cost.throttleStatus.restoreRate", is(100.0f));
    }

    @Test
    void variablesAndTheNameOfTheOperationAreTaken() {
        var body = Map.of("query", "query a { shop { id } } query b($id: ID!) { customer(id: $id) { firstName } }",
                "operationName", "b", "variables", Map.of("id", "gid://shopify/Customer/7219450314823"));

        call().body(body).post(GRAPHQL).then().statusCode(200).body("data.customer.firstName", is("Marta"));
    }

    @Test
    void onlyTheTokenOpens() {
        given().contentType(ContentType.JSON).body(Map.of("query", "{ shop { id } }")).post(GRAPHQL).then()
                .statusCode(401)
                .body("errors", is("[API] Invalid API key or access token (unrecognized login or wrong password)"));
        given().contentType(ContentType.JSON).header("X-Shopify-Access-Token", "attune-demo-shop-tokeN").body("{}")
                .post(GRAPHQL).then().statusCode(401);
    }

    @Test
    void whatIsNoQueryIsABadRequest() {
        call().body("{").post(GRAPHQL).then().statusCode(400).body("errors", is("Bad Request"));
        call().body("{\"variables\": {}}").post(GRAPHQL).then().statusCode(400)
                .body("errors.query", is("Required parameter missing or invalid"));
        call().body("{}").post(GRAPHQL.replace("2026-07", "yesterday")).then().statusCode(404);
    }

    /** Two at once for the same address: one is made, the other is told so. */
    @Test
    void changesAreMadeOneAtATime() {
        var mutation = Map.of("query", """
                mutation { customerCreate(input: {email: "twice@example.com"}) { userErrors { message } }}""");

        var refused = IntStream.range(0, 20).parallel()
                .mapToObj(i -> call().body(mutation).post(GRAPHQL).jsonPath().getList("data.customerCreate.userErrors"))
                .filter(errors -> !errors.isEmpty()).count();

        assertEquals(19, refused);
        query("{ customers(first: 5, query: \"email:twice@example.com\") { nodes { id } } }")
                .body("data.customers.nodes", hasSize(1));
    }

    @Test
    void failsOnRequestInTheVendorsWords() {
        given().contentType(ContentType.JSON).body("{\"kind\": \"throttle\", \"calls\": 1}").post(FAULTS).then()
                .statusCode(201).body("id", notNullValue());
        query("{ shop { id } }").body("errors[0].extensions.code", is("THROTTLED"));

        given().contentType(ContentType.JSON).body("{\"kind\": \"status\", \"status\": 429, \"calls\": 1}").post(FAULTS)
                .then().statusCode(201);
        call().body("{}").post(GRAPHQL).then().statusCode(429).header("Retry-After", "2.0");

        given().contentType(ContentType.JSON).body("{\"kind\": \"status\", \"status\": 500, \"calls\": 1}").post(FAULTS)
                .then().statusCode(201);
        call().body("{}").post(GRAPHQL).then().statusCode(500)
                .body("errors.extensions.code", everyItem(is("INTERNAL_SERVER_ERROR")));

        query("{ shop { id } }").body("data.shop.id", notNullValue());
    }

    @Test
    void anUnknownShapeIsRefused() {
        given().post("/sandbox/shop/settings?shape=square").then().statusCode(400)
                .body("errors", is("shape must be full or 2026-07, was: square"));
        given().get("/sandbox/shop/settings").then().statusCode(200).body("shape", is("full"));
    }
}
