package io.attune.sandbox.shop;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The shop's API over HTTP. */
public final class ShopApi {

    public static final String GRAPHQL = "/sandbox/shop/admin/api/2026-07/graphql.json";

    private ShopApi() {}

    public static RequestSpecification call() {
        return given().header("X-Shopify-Access-Token", "attune-demo-shop-token").contentType(ContentType.JSON);
    }

    public static ValidatableResponse query(String query) {
        return call().body(Map.of("query", query)).post(GRAPHQL).then().statusCode(200);
    }

    /** The id of a new customer. */
    public static String customer(String email) {
        return query("mutation { customerCreate(input: {email: \"" + email + "\", firstName: \"Test\"}) {"
                + " customer { id } userErrors { message } } }").extract().path("data.customerCreate.customer.id");
    }
}
