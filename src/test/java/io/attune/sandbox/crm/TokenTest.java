package io.attune.sandbox.crm;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class TokenTest {

    private static final String TOKEN = "/sandbox/crm/services/oauth2/token";

    @Test
    void aClientSignsInAndOut() {
        var granted = given().auth().preemptive().basic("attune-demo", "attune-demo-crm-secret")
                .formParam("grant_type", "client_credentials").post(TOKEN).then().statusCode(200)
                .body("token_type", is("Bearer")).body("instance_url", startsWith("http://"))
                .body("instance_url", endsWith("/sandbox/crm")).body("id", containsString("/id/00D"))
                .body("$", not(org.hamcrest.Matchers.hasKey("expires_in"))).extract();
        String token = granted.path("access_token");
        String limits = granted.path("instance_url") + "/services/data/v67.0/limits";
        given().header("Authorization", "Bearer " + token).get(limits).then().statusCode(200)
                .body("DailyApiRequests.Max", is(5_000_000));

        given().formParam("token", token).post("/sandbox/crm/services/oauth2/revoke").then().statusCode(200);

        given().header("Authorization", "Bearer " + token).get(limits).then().statusCode(401);
    }

    @Test
    void aRefusalIsWordedByOAuth() {
        given().formParam("grant_type", "client_credentials").formParam("client_id", "attune-demo")
                .formParam("client_secret", "wrong").post(TOKEN).then().statusCode(400)
                .body("error", is("invalid_client")).body("error_description", is("invalid client credentials"));
    }
}
