package io.attune.api;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests with the token that application.properties gives to tests. Addresses are sent as they are written. */
final class Ask {

    static final String TOKEN = "a-token-that-only-tests-have";

    private Ask() {}

    static Response get(String address) {
        return request().get(address);
    }

    static Response post(String address) {
        return request().post(address);
    }

    static Response post(String address, String body) {
        return request().body(body).contentType("application/json").post(address);
    }

    private static RequestSpecification request() {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + TOKEN);
    }
}
