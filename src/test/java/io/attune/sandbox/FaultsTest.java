package io.attune.sandbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults as a caller meets them, on the CRM. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class FaultsTest {

    private static final String FAULTS = "/sandbox/crm/faults";
    private static final String CONTACTS = "/sandbox/crm/services/data/v67.0/sobjects/Contact";

    @TestHTTPResource
    URI server;

    private final HttpClient client = HttpClient.newHttpClient();
    private String token;

    @BeforeEach
    void signIn() {
        token = given().formParam("grant_type", "client_credentials").formParam("client_id", "attune-demo")
                .formParam("client_secret", "attune-demo-crm-secret")
                .post("/sandbox/crm/services/oauth2/token").path("access_token");
    }

    @AfterEach
    void heal() {
        given().delete(FAULTS).then().statusCode(204);
    }

    @Test
    void aStatusIsAnsweredInTheVendorsWordsForSomeCalls() throws Exception {
        fault("{\"kind\": \"status\", \"status\": 503, \"share\": 1, \"calls\": 2}").statusCode(201)
                .body("id", startsWith("fault-"));

        for (int call = 0; call < 2; call++) {
            var answer = send(create("Refused"), 5_000);
            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("SERVER_UNAVAILABLE"), answer::body);
        }
        assertEquals(201, send(create("Accepted"), 5_000).statusCode());
        assertEquals(0, count("Refused"));
    }

    @Test
    void throttlingIsTheVendorsOwn() throws Exception {
        fault("{\"kind\": \"throttle\", \"for\": \"PT60S\"}").statusCode(201);

        var answer = send(create("Throttled"), 5_000);

        assertEquals(403, answer.statusCode());
        assertEquals("""
                [{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]""", answer.body());
    }

    @Test
    void latencyDelaysWhatIsDone() throws Exception {
        fault("{\"kind\": \"latency\", \"latency_ms\": 300, \"calls\": 1}").statusCode(201);
        long start = System.nanoTime();

        assertEquals(201, send(create("Late"), 10_000).statusCode());

        assertTrue(System.nanoTime() - start >= 300_000_000L);
    }

    @Test
    void aTimeoutBeforeDoesNothing() {
        fault("{\"kind\": \"timeout_before\", \"calls\": 1}").statusCode(201);

        assertThrows(HttpTimeoutException.class, () -> send(create("Before"), 500));

        assertEquals(0, count("Before"));
    }

    @Test
    void aTimeoutAfterDoesItAndNeverSaysSo() {
        fault("{\"kind\": \"timeout_after\", \"calls\": 1}").statusCode(201);

        assertThrows(HttpTimeoutException.class, () -> send(create("After"), 2_000));

        assertEquals(1, count("After"));
    }

    @Test
    void aDropClosesTheSocket() {
        fault("{\"kind\": \"drop\", \"calls\": 1, \"match\": \"/sobjects/Contact$\"}").statusCode(201);

        assertThrows(IOException.class, () -> send(create("Dropped"), 5_000));

        assertEquals(0, count("Dropped"));
    }

    @Test
    void faultsAreListedAndClearedOneByOneAndAllAtOnce() {
        String first = fault("{\"kind\": \"drop\", \"share\": 0, \"calls\": 7, \"match\": \"x+\"}")
                .extract().path("id");
        String second = fault("{\"kind\": \"status\", \"share\": 0.0, \"for\": \"PT1M\"}").extract().path("id");
        given().get(FAULTS).then().statusCode(200).body("id", contains(first, second))
                .body("[0].kind", is("drop")).body("[0].calls_left", is(7)).body("[0].match", is("x+"))
                .body("[1].status", is(503)).body("[1].until", endsWith("Z"));

        given().delete(FAULTS + "/" + first).then().statusCode(204);
        given().delete(FAULTS + "/" + first).then().statusCode(404);

        given().get(FAULTS).then().body("id", contains(second));
        given().delete(FAULTS).then().statusCode(204);
        given().get(FAULTS).then().body("", hasSize(0));
    }

    @Test
    void whatCannotBeMadeIsRefusedWithAllItsFaults() {
        fault("{\"kind\": \"explode\", \"share\": 2}").statusCode(400).contentType("application/problem+json")
                .body("status", is(400)).body("title", is("Bad Request")).body("errors", hasSize(3));
        fault("{").statusCode(400).body("errors", hasSize(1));
        given().contentType(ContentType.JSON).body("{}").post("/sandbox/nowhere/faults").then().statusCode(404)
                .body("detail", is("there is no sandbox nowhere"));
    }

    private ValidatableResponse fault(String body) {
        return given().contentType(ContentType.JSON).body(body).post(FAULTS).then();
    }

    private HttpRequest.Builder create(String lastName) {
        return HttpRequest.newBuilder(server.resolve(CONTACTS)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"LastName\": \"Fault " + lastName + "\"}"));
    }

    private HttpResponse<String> send(HttpRequest.Builder call, int timeoutMillis)
            throws IOException, InterruptedException {
        var request = call.timeout(Duration.ofMillis(timeoutMillis)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int count(String lastName) {
        return given().header("Authorization", "Bearer " + token)
                .queryParam("q", "SELECT COUNT() FROM Contact WHERE LastName = 'Fault " + lastName + "'")
                .get("/sandbox/crm/services/data/v67.0/query").then().statusCode(200).extract().path("totalSize");
    }
}
