package io.attune.sandbox.crm;

import static io.attune.sandbox.crm.Crm.CONTACT;
import static io.attune.sandbox.crm.Crm.DATA;
import static io.attune.sandbox.crm.Crm.ORDER;
import static io.attune.sandbox.crm.Crm.call;
import static io.attune.sandbox.crm.Crm.sending;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class RowsTest {

    @TestHTTPResource
    URI server;

    @Test
    void aContactIsMadeReadChangedAndDeleted() {
        String id = sending("{\"LastName\": \"Byron\", \"Email\": \"ada@example.com\", \"Lifetime_Value__c\": 2381.40}")
                .post(CONTACT).then().statusCode(201)
                .body("success", is(true)).body("errors", hasSize(0))
                .body("id", matchesPattern("0035i0[0-9A-Za-z]{12}"))
                .extract().path("id");

        sending("{\"FirstName\": \"Ada\", \"Email\": null}").patch(CONTACT + "/" + id).then().statusCode(204);

        call().get(CONTACT + "/" + id).then().statusCode(200)
                .header("Sforce-Limit-Info", matchesPattern("api-usage=\\d+/5000000"))
                .body("attributes.type", is("Contact"))
                .body("attributes.url", is("/services/data/v67.0/sobjects/Contact/" + id))
                .body("Id", is(id)).body("Name", is("Ada Byron")).body("Email", nullValue())
                .body("Lifetime_Value__c", is(2381.4f)).body("HasOptedOutOfEmail", is(false))
                .body("CreatedDate", matchesPattern("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000\\+0000"))
                .body("LastModifiedById", is("0055i0000000001AAA")).body("IsDeleted", is(false));

        call().delete(CONTACT + "/" + id).then().statusCode(204);
        call().get(CONTACT + "/" + id).then().statusCode(404).body("errorCode", contains("NOT_FOUND"));
        call().delete(CONTACT + "/" + id).then().statusCode(404).body("[0].errorCode", is("ENTITY_IS_DELETED"))
                .body("[0].message", is("entity is deleted"));
    }

    @Test
    void shortIdsAndOtherCasesAreUnderstood() {
        String id = Crm.contact("Short");

        call().queryParam("fields", "lastname").get(DATA + "/sobjects/contact/" + id.substring(0, 15)).then()
                .statusCode(200).body("LastName", is("Short")).body("size()", is(2));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            GET    | /sobjects/Contact/23foo               | -           | 404 | NOT_FOUND    | Provided external ID field does not exist or is not accessible: 23foo
            GET    | /sobjects/Contact/0015i0000000001AAA  | -           | 400 | MALFORMED_ID | Contact ID: id value of incorrect type: 0015i0000000001AAA
            PATCH  | /sobjects/Contact/0035i000000zzzzAAA  | {}          | 404 | NOT_FOUND    | The requested resource does not exist
            GET    | /sobjects/Lead/0015i0000000001AAA     | -           | 404 | NOT_FOUND    | The requested resource does not exist
            GET    | /nothing/here                         | -           | 404 | NOT_FOUND    | The requested resource does not exist
            POST   | /sobjects/Contact                     | {"Nick": 1} | 400 | INVALID_FIELD | No such column 'Nick' on sobject of type Contact
            POST   | /sobjects/Contact                     | {           | 400 | JSON_PARSER_ERROR | -
            POST   | /sobjects/Contact                     | []          | 400 | JSON_PARSER_ERROR | The body must be a JSON object.
            PATCH  | /sobjects/Contact/Attune_Id__c/m1     | {"LastName": "A", "attune_id__c": "m1"} | 400 | INVALID_FIELD | The Attune_Id__c field should not be specified in the sobject data.
            PATCH  | /sobjects/Contact/Email/a@example.com | {"LastName": "A"} | 404 | NOT_FOUND | Provided external ID field does not exist or is not accessible: Email
            PATCH  | /sobjects/Contact/Attune_Id__c/none?updateOnly=true | {"LastName": "A"} | 404 | NOT_FOUND | The requested resource does not exist
            POST   | /sobjects/Shop_Order__c               | {"Customer__c": "0015i0000000001"} | 400 | MALFORMED_ID | Customer: id value of incorrect type: 0015i0000000001
            POST   | /sobjects/Shop_Order__c               | {"Customer__c": "0035i00000zzzzz"} | 400 | INVALID_CROSS_REFERENCE_KEY | invalid cross reference id
            """)
    void refusesInTheVendorsWords(String method, String path, String body, int status, String code, String message) {
        var call = body == null ? call() : sending(body);

        var answer = call.request(method, DATA + path).then().statusCode(status).body("[0].errorCode", is(code));
        if (message != null) {
            answer.body("[0].message", is(message));
        }
    }

    @Test
    void anUpsertCreatesOnceAndChangesAfterwards() {
        String id = sending("{\"LastName\": \"Once\"}").patch(CONTACT + "/Attune_Id__c/u-1").then().statusCode(201)
                .body("created", is(true)).body("success", is(true)).extract().path("id");
        sending("{\"FirstName\": \"Twice\"}").patch(CONTACT + "/Attune_Id__c/U-1").then().statusCode(200)
                .body("created", is(false)).body("id", is(id));

        call().get(CONTACT + "/Attune_Id__c/u-1").then().statusCode(200)
                .body("Name", is("Twice Once")).body("Attune_Id__c", is("u-1"));
    }

    @Test
    void upsertsAtTheSameTimeMakeOneRecord() throws Exception {
        var client = HttpClient.newHttpClient();
        var upsert = HttpRequest.newBuilder(server.resolve(CONTACT + "/Attune_Id__c/race"))
                .header("Authorization", "Bearer " + Crm.token()).header("Content-Type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"LastName\": \"Race\"}")).build();

        var running = IntStream.range(0, 12)
                .mapToObj(i -> client.sendAsync(upsert, HttpResponse.BodyHandlers.discarding())).toList();
        var statuses = new ArrayList<Integer>();
        for (var answer : running) {
            statuses.add(answer.get(20, TimeUnit.SECONDS).statusCode());
        }

        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(11, Collections.frequency(statuses, 200), statuses::toString);
    }

    @Test
    void aValueOfManyRecordsIsAnsweredWithTheirAddresses() {
        for (int i = 0; i < 2; i++) {
            sending("{\"LastName\": \"Twin\", \"Shopify_Customer_Id__c\": \"900719925474099301\"}").post(CONTACT).then()
                    .statusCode(201);
        }

        sending("{\"FirstName\": \"A\"}").patch(CONTACT + "/Shopify_Customer_Id__c/900719925474099301").then()
                .statusCode(300).body("", hasSize(2))
                .body("[0]", matchesPattern("/services/data/v67.0/sobjects/Contact/003\\w{15}"));
        call().get(CONTACT + "/Shopify_Customer_Id__c/900719925474099301").then().statusCode(300).body("", hasSize(2));
    }

    @Test
    void aUniqueValueIsTakenUntilItsRecordIsDeleted() {
        String first = sending("{\"OrderNumber__c\": \"rows-1\"}").post(ORDER).then().statusCode(201)
                .extract().path("id");

        sending("{\"OrderNumber__c\": \"rows-1\"}").post(ORDER).then().statusCode(400)
                .body("[0].errorCode", is("DUPLICATE_VALUE"))
                .body("[0].message", is("duplicate value found: OrderNumber__c duplicates value on record with id: "
                        + first.substring(0, 15)));

        call().delete(ORDER + "/" + first).then().statusCode(204);
        sending("{\"OrderNumber__c\": \"rows-1\"}").post(ORDER).then().statusCode(201);
    }

    @Test
    void anOrderForgetsADeletedCustomer() {
        String customer = Crm.contact("Parent");
        var body = "{\"Customer__c\": \"%s\", \"TotalMinor__c\": 24990, \"Status__c\": \"OPEN\"}";
        String order = sending(body.formatted(customer))
                .post(ORDER).then().statusCode(201).extract().path("id");
        call().get(ORDER + "/" + order).then().body("Customer__c", is(customer)).body("TotalMinor__c", is(24990.0f))
                .body("Name", matchesPattern("SO-\\d{7}"));

        call().delete(CONTACT + "/" + customer).then().statusCode(204);

        call().get(ORDER + "/" + order).then().body("Customer__c", nullValue());
    }

    @Test
    void conditionsOnTheTimeOfTheLastChange() {
        String id = Crm.contact("Conditional");
        String lastModified = call().get(CONTACT + "/" + id).then().extract().header("Last-Modified");

        call().header("If-Modified-Since", lastModified).get(CONTACT + "/" + id).then().statusCode(304);
        sending("{\"FirstName\": \"A\"}").header("If-Unmodified-Since", "Sat, 1 Jan 2000 00:00:00 GMT")
                .patch(CONTACT + "/" + id).then().statusCode(412);
        sending("{\"FirstName\": \"A\"}").header("If-Unmodified-Since", lastModified).patch(CONTACT + "/" + id)
                .then().statusCode(204);
        sending("{\"FirstName\": \"A\"}").header("If-Unmodified-Since", "yesterday").patch(CONTACT + "/" + id)
                .then().statusCode(400);
    }

    @Test
    void withoutAValidTokenNothingIsDone() {
        given().get(CONTACT).then().statusCode(401).body("[0].errorCode", is("INVALID_SESSION_ID"))
                .body("[0].message", is("Session expired or invalid"));
        given().header("Authorization", "Bearer nonsense").get(DATA + "/limits").then().statusCode(401);
        given().get("/sandbox/crm/services/data/").then().statusCode(200).body("[-1].version", is("67.0"))
                .body("[-1].label", equalTo("Summer '26"));
        call().get("/sandbox/crm/services/data/v99.0/limits").then().statusCode(404);
    }

    @Test
    void wrongMethodsAndTypesAreNamed() {
        call().put(CONTACT).then().statusCode(405).body("[0].errorCode", is("METHOD_NOT_ALLOWED"));
        call().contentType("text/plain").body("x").post(CONTACT).then().statusCode(415)
                .body("[0].errorCode", is("UNSUPPORTED_MEDIA_TYPE"));
    }

    @Test
    void describesWhatItHolds() {
        call().get(DATA + "/sobjects").then().statusCode(200)
                .body("sobjects.name", contains("Contact", "Account", "Shop_Order__c"));
        call().get(CONTACT + "/describe").then().statusCode(200).body("name", is("Contact"))
                .body("fields.find { it.name == 'Attune_Id__c' }.externalId", is(true))
                .body("fields.find { it.name == 'Attune_Id__c' }.unique", is(true))
                .body("fields.find { it.name == 'LastName' }.nillable", is(false))
                .body("fields.find { it.name == 'AccountId' }.referenceTo", contains("Account"))
                .body("fields.find { it.name == 'Customer_Tier__c' }.picklistValues.value",
                        contains("Standard", "Gold"));
        call().get(CONTACT).then().statusCode(200).body("objectDescribe.keyPrefix", is("003"));
        call().get(DATA).then().statusCode(200).body("sobjects", endsWith("/sobjects"));
    }
}
