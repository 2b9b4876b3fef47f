package io.attune.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ConsoleTest {

    private static final String TOKEN = "a-token-that-only-tests-have";

    @Inject
    Sheets sheets;

    private String session;

    @BeforeEach
    void rows() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "<b>Ada</b>", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "email": {"v": "ada@example.com", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')""".formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "<b>Ada</b>", "n": 2}, "email": {"v": "ada@example.com", "n": 1}}'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}')
                """.formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, tries, words) values
                    ('%1$s', 'crm', 'customer', 'crm', 'dead', now(), '2026-11-22T08:00:00Z', 10, '<script>alert(1)</script>'),
                    ('%1$s', 'erp', 'customer', 'erp', 'held', now(), '2026-11-22T08:00:00Z', 0, null)
                """.formatted(Sheets.ADA), """
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, due_at, state, why) values
                    (7, 'shop', 'd', 'customers/update', '{"x-topic": ["t"]}', '{"email": "ada@example.com"}',
                        '2026-11-22T08:00:00Z', now(), 'unreadable', 'not JSON')""");
        session = signIn(TOKEN).cookie(SignedInGate.COOKIE);
    }

    private static Response signIn(String token) {
        return given().redirects().follow(false).formParam("token", token).post("/console/sign-in");
    }

    private RequestSpecification visitor() {
        return given().redirects().follow(false).cookie(SignedInGate.COOKIE, session);
    }

    private String formToken() {
        var page = visitor().get("/console/dead-letters").asString();
        var before = "name=\"form\" value=\"";
        int start = page.indexOf(before) + before.length();
        return page.substring(start, page.indexOf('"', start));
    }

    @Test
    void theTokenIsTakenOnceIntoASessionThatIsNotTheToken() {
        signIn(TOKEN).then().statusCode(303)
                .header("Location", endsWith("/console"))
                .header("Set-Cookie", allOf(containsString("HttpOnly"), containsString("SameSite=Strict"),
                        containsString("Path=/console"), not(containsString(TOKEN))));
        signIn("guessed").then().statusCode(401).body(containsString("This is not the token of this installation."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/records", "/records/01890a5d-ac96-774b-bcce-b302099a8057/why/first_name", "/events",
            "/events/7", "/deliveries", "/dead-letters", "/problems",
            "/conflicts", "/duplicates", "/deletes", "/records/01890a5d-ac96-774b-bcce-b302099a8057"})
    void eachPageIsForWhoHasSignedInAndLetsABrowserDoNothingElse(String page) {
        given().redirects().follow(false).get("/console" + page).then().statusCode(303)
                .header("Location", endsWith("/console/sign-in"));
        var html = visitor().get("/console" + page).then().statusCode(200)
                .header("Content-Security-Policy", equalTo("default-src 'none'; style-src 'self'; img-src data:; "
                        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                .header("Cache-Control", equalTo("no-store"))
                .extract().asString();
        for (var forbidden : List.of("<script", "style=\"", "http://", "https://", "onclick", "ada@example.com",
                "<b>Ada")) {
            assertFalse(html.contains(forbidden), forbidden);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dead-letters/replay", "/dead-letters/discard", "/deliveries/approve", "/events/7/replay"})
    void aFormThatIsNotOursChangesNothing(String address) {
        for (var form : new String[] {"", "guessed", session}) {
            visitor().formParam("form", form).formParam("record", Sheets.ADA).formParam("system", "crm")
                    .post("/console" + address).then().statusCode(403);
        }
        given().redirects().follow(false).formParam("form", formToken()).post("/console" + address).then()
                .statusCode(303).header("Location", endsWith("/console/sign-in"));
        assertEquals("dead", sheets.one("select state from delivery where system = 'crm'"));
        assertEquals("not JSON", sheets.one("select why from event"));
    }

    @Test
    void aDeadLetterIsReplayedByItsButton() {
        visitor().formParam("form", formToken()).formParam("record", Sheets.ADA).formParam("system", "crm")
                .post("/console/dead-letters/replay").then().statusCode(303)
                .header("Location", endsWith("/console/dead-letters?done=replayed.1"));
        assertEquals("due", sheets.one("select state from delivery where system = 'crm'"));
        assertTrue(visitor().get("/console/dead-letters?done=replayed.1").asString().contains("1 replayed."));
    }

    @Test
    void aFormThatNamesNoDeadLetterIsRefused() {
        visitor().formParam("form", formToken()).post("/console/dead-letters/discard").then().statusCode(400);
        assertEquals("dead", sheets.one("select state from delivery where system = 'crm'"));
    }

    @Test
    void heldDeliveriesAreApprovedAndParkedEventsReplayed() {
        var form = formToken();
        visitor().formParam("form", form).formParam("record", Sheets.ADA).formParam("system", "erp")
                .post("/console/deliveries/approve").then().header("Location", endsWith("?done=approved.1"));
        visitor().formParam("form", form).post("/console/events/7/replay").then()
                .header("Location", endsWith("/console/events/7?done=replayed.1"));
    }

    @Test
    void showsSideBySideWhatLags() {
        var html = visitor().get("/console/records/" + Sheets.ADA).asString();
        assertTrue(html.contains("&lt;b&gt;Ada&lt;/b&gt;"), html);
        assertTrue(html.contains("Adda"), html);
        assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), html);
        assertTrue(html.contains("***"), html);
    }

    @Test
    void aFilterThatCannotBeUsedListsNothing() {
        visitor().get("/console/dead-letters?since=yesterday").then().statusCode(200)
                .body(containsString("since: expected a moment like"))
                .body(not(containsString("/console/records/" + Sheets.ADA)));
        visitor().get("/console/dead-letters?mapping=customer&words=&since=").then().statusCode(200)
                .body(containsString(Sheets.ADA.toString()))
                .body(containsString("All that match:"));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        visitor().get("/console/records/01890a5d-0000-774b-bcce-b302099a8057").then().statusCode(404);
        visitor().get("/console/nothing").then().statusCode(404);
    }

    @Test
    void anInventedNoticeSaysNothing() {
        visitor().get("/console?done=Your+account+is+closed.1").then().body(not(containsString("account")));
    }
}
