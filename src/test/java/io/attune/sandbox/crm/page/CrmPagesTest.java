package io.attune.sandbox.crm.page;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class CrmPagesTest {

    private static final String CONTACTS = "/sandbox/crm/records/Contact";

    @Test
    void aPersonMakesEditsAndDeletesAContact() {
        form().formParam("LastName", "<Paged>").formParam("HasOptedOutOfEmail", "true")
                .formParam("Lifetime_Value__c", "12.50").post(CONTACTS + "/new").then()
                .statusCode(303).header("Location", endsWith("/sandbox/crm"));
        given().get("/sandbox/crm").then().statusCode(200).contentType("text/html")
                .body(allOf(containsString("&lt;Paged&gt;"), not(containsString("<Paged>"))));
        String id = found("LastName = '<Paged>'").body("records[0].LastModifiedById", is("0055i0000000002AAA"))
                .body("records[0].Lifetime_Value__c", is(12.5f)).extract().path("records[0].Id");
        given().get(CONTACTS + "/" + id).then().statusCode(200).body(containsString("value=\"&lt;Paged&gt;\""));

        form().formParam("LastName", "<Paged>").formParam("MailingStreet", "One\r\nTwo")
                .formParam("Customer_Tier__c", "Gold").formParam("Lifetime_Value__c", "")
                .post(CONTACTS + "/" + id).then().statusCode(303);

        found("Id = '" + id + "'").body("records[0].MailingStreet", is("One\r\nTwo"))
                .body("records[0].HasOptedOutOfEmail", is(false)).body("records[0].Lifetime_Value__c", nullValue());
        given().redirects().follow(false).post(CONTACTS + "/" + id + "/delete").then().statusCode(303);
        given().get(CONTACTS + "/" + id).then().statusCode(404);
    }

    @Test
    void aFaultIsShownBesideWhatWasTyped() {
        form().formParam("LastName", "").formParam("Email", "no address").post(CONTACTS + "/new").then().statusCode(422)
                .body(allOf(containsString("Email: invalid email address: no address"),
                        containsString("Required fields are missing: [LastName]"),
                        containsString("value=\"no address\"")));
    }

    @Test
    void thereIsAFormForEachObject() {
        for (var object : new String[] {"Contact", "Account", "Shop_Order__c"}) {
            given().get("/sandbox/crm/records/" + object + "/new").then().statusCode(200).body(containsString("<form"));
        }
        given().get("/sandbox/crm/records/Lead/new").then().statusCode(404);
    }

    @Test
    void anotherSiteCannotPost() {
        form().header("Sec-Fetch-Site", "cross-site").formParam("LastName", "Forged").post(CONTACTS + "/new").then()
                .statusCode(403);
    }

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static ValidatableResponse found(String condition) {
        String token = given().formParam("grant_type", "client_credentials").formParam("client_id", "attune-demo")
                .formParam("client_secret", "attune-demo-crm-secret")
                .post("/sandbox/crm/services/oauth2/token").path("access_token");
        return given().header("Authorization", "Bearer " + token)
                .queryParam("q", "SELECT FIELDS(ALL) FROM Contact WHERE " + condition + " LIMIT 1")
                .get("/sandbox/crm/services/data/v67.0/query").then().statusCode(200);
    }
}
