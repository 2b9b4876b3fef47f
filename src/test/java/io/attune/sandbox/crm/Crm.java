package io.attune.sandbox.crm;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** Calls to the sandbox CRM as a client makes them. */
final class Crm {

    static final String DATA = "/sandbox/crm/services/data/v67.0";
    static final String CONTACT = DATA + "/sobjects/Contact";
    static final String ORDER = DATA + "/sobjects/Shop_Order__c";
    private static String token;

    private Crm() {}

    static synchronized String token() {
        if (token == null) {
            token = given().formParam("grant_type", "client_credentials").formParam("client_id", "attune-demo")
                    .formParam("client_secret", "attune-demo-crm-secret")
                    .post("/sandbox/crm/services/oauth2/token").then().statusCode(200).extract().path("access_token");
        }
        return token;
    }

    static RequestSpecification call() {
        return given().header("Authorization", "Bearer " + token());
    }

    static RequestSpecification sending(String body) {
        return call().contentType(ContentType.JSON).body(body);
    }

    /** The id of a new contact with this last name. */
    static String contact(String lastName) {
        return sending("{\"LastName\": \"%s\"}".formatted(lastName)).post(CONTACT).then().statusCode(201)
                .extract().path("id");
    }
}
