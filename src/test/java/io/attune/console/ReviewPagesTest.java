package io.attune.console;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The buttons under what waits for a person: Zoë has signed in. */
@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ReviewPagesTest {

    @Inject
    Sheets sheets;

    private String session;
    private String form;

    @BeforeEach
    void questions() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Adele", "n": 3, "s": "shop", "to": "2026-11-22T08:05:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z'),
                    ('%2$s', 'customer', 1, '{}', now(), now())""".formatted(Sheets.ADA, Sheets.BOB), """
                update record set ended_at = '2026-11-22T09:00:00Z' where id = '%s'""".formatted(Sheets.BOB), """
                insert into link (record, system, mapping, ext_id, fields, frozen) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Adele", "n": 3}}', '[]'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}', '["first_name"]'),
                    ('%2$s', 'crm', 'customer', '003B', '{}', '[]')""".formatted(Sheets.ADA, Sheets.BOB), """
                insert into conflict (record, field, system, winner, loser, evidence, policy, at, open) values
                    ('%1$s', 'first_name', 'crm', '"Ada"', '"Adda"', '{"winner": {"s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "loser": {"s": "crm", "to": "2026-11-22T08:00:00Z"}}', 'a person decides', '2026-11-22T08:01:00Z', true)
                """.formatted(Sheets.ADA), """
                insert into duplicate (mapping, system, ext_id, record, other, reason, at) values
                    ('customer', 'crm', '003C', null, '%1$s', 'has the same key as a record that is another one there', now())
                """.formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since) values
                    ('%1$s', 'crm', 'customer', 'crm', 'held', '2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z')
                """.formatted(Sheets.BOB));
        session = given().redirects().follow(false).formParam("token", "a-token-that-only-tests-have").formParam("name", "Zoë")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8").post("/console/sign-in").cookie(SignedInGate.COOKIE);
        var page = visitor().get("/console/conflicts").asString();
        var before = "name=\"form\" value=\"";
        int start = page.indexOf(before) + before.length();
        form = page.substring(start, page.indexOf('"', start));
    }

    private RequestSpecification visitor() {
        return given().redirects().follow(false).cookie(SignedInGate.COOKIE, session)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private Response post(String address, String field, String value) {
        return visitor().formParam("form", form).formParam(field, value).post("/console" + address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            take  | kept         | Adele
            take  | lost         | Adda
            value | Ada Lovelace | Ada Lovelace
            """)
    void aConflictIsDecidedAndTheHistorySaysByWhom(String field, String value, String agreed) {
        visitor().get("/console/conflicts").then()
                .body(allOf(containsString("Keep it"), containsString("Take crm&#39;s"), containsString("Another value")));

        post("/conflicts/1/decide", field, value).then().statusCode(303)
                .header("Location", endsWith("/console/conflicts?done=decided.1"));

        assertEquals(agreed + " Zoë false", sheets.one("""
                select (record.fields -> 'first_name' ->> 'v') || ' ' || decided_by || ' ' || open from conflict
                join record on record.id = conflict.record"""));
        visitor().get("/console/conflicts?done=decided.1").then().body(containsString("1 decided."),
                containsString("decided by Zoë"), not(containsString("Keep it")));
    }

    @Test
    void whatIsOverIsSaidToBeSo() {
        post("/conflicts/1/decide", "take", "kept");

        post("/conflicts/1/decide", "take", "lost").then().statusCode(409)
                .body(containsString("conflict 1 is not open: it was decided by Zoë."));
        post("/conflicts/9/decide", "take", "lost").then().statusCode(404);
        post("/conflicts/1/decide", "take", "both").then().statusCode(400);
        post("/duplicates/1/decide", "decide", "perhaps").then().statusCode(400);
    }

    @Test
    void aDuplicateIsDecided() {
        post("/duplicates/1/decide", "decide", "ignore").then().statusCode(303)
                .header("Location", endsWith("/console/duplicates?done=decided.1"));

        assertEquals("ignore Zoë", sheets.one("select decided || ' ' || decided_by from duplicate"));
    }

    @ParameterizedTest
    @CsvSource({"approve, approved, its delete goes on", "drop, dropped, its delete was dropped: it lives on"})
    void aHeldDeleteIsDecided(String verb, String done, String words) {
        visitor().get("/console/deletes").then().body(containsString("003B"));

        post("/deletes/" + verb, "record", Sheets.BOB.toString()).then().statusCode(303)
                .header("Location", endsWith("/console/deletes?done=" + done + ".1"));

        assertEquals(words + " Zoë", sheets.one("select words || ' ' || decided_by from decision"));
        visitor().get("/console/deletes").then().body(not(containsString("003B")));
        visitor().formParam("form", form).post("/console/deletes/" + verb).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/conflicts/1/decide", "/duplicates/1/decide", "/deletes/approve", "/deletes/drop"})
    void aFormThatIsNotOursDecidesNothing(String address) {
        for (var other : new String[] {"", "guessed", session}) {
            visitor().formParam("form", other).formParam("take", "lost").formParam("decide", "same")
                    .formParam("record", Sheets.BOB).post("/console" + address).then().statusCode(403);
        }
        given().redirects().follow(false).formParam("form", form).post("/console" + address).then().statusCode(303)
                .header("Location", endsWith("/console/sign-in"));
        assertEquals("held true ", sheets.one("""
                select (select state from delivery) || ' ' || (select open from conflict) || ' '
                    || coalesce((select decided from duplicate), '')"""));
    }
}
