package io.attune.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in, and how everybody else is told why not. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class GateTest {

    @Inject
    Sheets sheets;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Bearer a-token-that-only-tests-have  | 200 |
            bearer a-token-that-only-tests-have  | 200 |
            Bearer a-token-that-only-tests-hav   | 401 | token-wrong
            Bearer a-token-that-only-tests-haves | 401 | token-wrong
            Bearer                               | 401 | token-missing
            Basic YXR0dW5lOmF0dHVuZQ==           | 401 | token-missing
            """)
    void letsInWhoBringsTheToken(String header, int status, String reason) {
        given().header("Authorization", header).get("/api/v1/events").then()
                .statusCode(status)
                .body("reason", equalTo(reason));
    }

    @Test
    void nobodyGetsInWithoutOrWithTwo() {
        RestAssured.get("/api/v1/events").then().statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer realm=\"attune\"")
                .body("reason", equalTo("token-missing"));
        given().header("Authorization", "Bearer " + Ask.TOKEN, "Bearer " + Ask.TOKEN).get("/api/v1/events").then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/events", "/api/v1/events/", "/api/v1/events/1", "/api/v1/records",
            "/api/v1/deliveries",
        "/api/v1/dead-letters", "/api/v1/conflicts", "/api/v1/duplicates", "/api/v1/problems", "/api/v1;a=b/events",
        "/api//v1/events", "//api/v1/events", "/%61pi/v1/events"})
    void noSpellingOfAnAddressLeadsPastTheGate(String address) {
        var status = given().urlEncodingEnabled(false).get(address).statusCode();
        org.junit.jupiter.api.Assertions.assertTrue(status == 401 || status == 404, address + " answers " + status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    | /api/v1/nothing                                          | 404 | not-found
            GET    | /api/v1/events/one                                       | 404 | not-found
            GET    | /api/v1/records/1                                        | 404 | not-found
            GET    | /api/v1/records/01890a5d-0000-774b-bcce-b302099a8057     | 404 | not-found
            DELETE | /api/v1/events/1                                         | 405 | method
            POST   | /api/v1/dead-letters/replay                              | 400 | no-filter
            POST   | /api/v1/dead-letters/discard?all=true&mapping=customer   | 400 | no-filter
            POST   | /api/v1/dead-letters/replay?all=yes                      | 400 | unknown-parameter
            POST   | /api/v1/dead-letters/replay?mapping=customer&limit=5     | 400 | unknown-parameter
            GET    | /api/v1/events/1?masked=false                            | 400 | unknown-parameter
            POST   | /api/v1/deliveries/01890a5d-0000-774b-bcce-b302099a8057/crm/approve?x=1 | 400 | unknown-parameter
            POST   | /api/v1/backfills?mapping=customer&dryrun=true           | 400 | unknown-parameter
            POST   | /api/v1/backfills?mapping=customer&dry_run=yes           | 400 | bad-value
            POST   | /api/v1/backfills?dry_run=true&dry_run=false             | 400 | doubled-parameter
            POST   | /api/v1/backfills                                        | 404 | not-found
            POST   | /api/v1/sweeps/customer/shop/run?since=PT1H              | 400 | unknown-parameter
            POST   | /api/v1/sweeps/customer/erp/run                          | 404 | not-found
            GET    | /api/v1/mappings?name=customer                           | 400 | unknown-parameter
            GET    | /api/v1/events?next=abc                                  | 400 | bad-cursor
            GET    | /api/v1/events?state=done&state=done                     | 400 | doubled-parameter
            GET    | /api/v1/events?connection=%00                            | 400 | bad-value
            """)
    void everyErrorIsAProblemWithItsReason(String method, String address, int status, String reason) {
        given().urlEncodingEnabled(false).header("Authorization", "Bearer " + Ask.TOKEN).request(method, address).then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("reason", equalTo(reason));
    }

    @Test
    void whatBreaksIsAProblemTooAndSaysNothingOfTheInside() {
        sheets.run("alter table duplicate rename to elsewhere");
        try {
            Ask.get("/api/v1/duplicates").then().statusCode(500)
                    .contentType("application/problem+json")
                    .body("reason", equalTo("failed"))
                    .body("detail", equalTo("it could not be done; the log says why"));
        } finally {
            sheets.run("alter table elsewhere rename to duplicate");
        }
    }
}
