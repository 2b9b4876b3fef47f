package io.attune.sandbox.desk.page;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person at the desk, and what Attune is told of the edits: over HTTP, signed, and through the inbox. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class DeskPagesTest {

    private static final String DESK = "/sandbox/desk";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    Pool pool;

    @Test
    void aPersonMakesEditsAndDeletesAUser() {
        form().formParam("name", "<Paged>").formParam("email", "paged@desk.example").formParam("notes", "One\r\nTwo")
                .formParam("tier", "Gold").post(DESK + "/users/new").then().statusCode(303)
                .header("Location", endsWith(DESK));
        given().get(DESK).then().statusCode(200).contentType("text/html")
                .body(allOf(containsString("&lt;Paged&gt;"), not(containsString("<Paged>"))));
        var id = id("paged@desk.example");
        given().get(DESK + "/users/" + id).then().statusCode(200).body(containsString("value=\"&lt;Paged&gt;\""));

        form().formParam("name", "<Paged>").formParam("email", "later@desk.example").formParam("notes", "One\r\nTwo")
                .formParam("tags", "a b").formParam("tier", "Gold").post(DESK + "/users/" + id).then().statusCode(303);

        api("/users/" + id).then().body("user.email", is("later@desk.example")).body("user.notes", is("One\nTwo"))
                .body("user.tags[1]", is("b")).body("user.user_fields.tier", is("Gold"));
        told("user.created", id, 1);
        told("user.notes_changed", id, 0);
        told("user.tags_changed", id, 1);

        form().post(DESK + "/users/" + id + "/delete").then().statusCode(303);
        given().get(DESK + "/users/" + id).then().statusCode(404);
        told("user.deleted", id, 1);
    }

    @Test
    void aRefusedFormShowsWhatWasTyped() {
        form().formParam("name", "").formParam("email", "nobody").formParam("notes", "kept")
                .post(DESK + "/users/new").then().statusCode(422).body(allOf(containsString("Not saved."),
                        containsString("Email: nobody is not properly formatted"), containsString("kept")));
    }

    /** In the inbox that many times: what is signed wrongly never gets there. */
    private void told(String type, String id, long times) {
        await().atMost(SOON).until(() -> pool.query("select count(*) from event where connection = 'desk'"
                + " and topic = 'zen:event-type:" + type + "' and convert_from(body, 'UTF8') like '%zen:user:" + id + "\"%'")
                .execute().await().indefinitely().iterator().next().getLong(0), is(times));
    }

    private static String id(String email) {
        return api("/users/search?query=email:" + email).then().statusCode(200).extract().jsonPath()
                .getString("users[0].id");
    }

    private static Response api(String path) {
        return given().header("Authorization", "Bearer attune-demo-desk-token").get(DESK + "/api/v2" + path);
    }

    private static RequestSpecification form() {
        return given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }
}
