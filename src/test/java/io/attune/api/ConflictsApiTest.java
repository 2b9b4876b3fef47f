package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class ConflictsApiTest {

    @Inject
    Sheets sheets;

    /**
     * Ada's first name waits for a person, her e-mail address does not; since it waits, the shop has changed the name
     * again.
     */
    @BeforeEach
    void conflicts() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Adele", "n": 3, "s": "shop", "from": "2026-11-22T08:00:00Z",
                            "to": "2026-11-22T08:05:00Z"},
                        "email": {"v": "ada@example.com", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z')""".formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields, frozen) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Adele", "n": 3}}', '[]'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adda", "n": 1}}', '["first_name"]')
                """.formatted(Sheets.ADA), """
                insert into conflict (record, field, system, winner, loser, evidence, policy, at, open) values
                    ('%1$s', 'first_name', 'crm', '"Ada"', '"Adda"', '{"winner": {"s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "loser": {"s": "crm", "from": "2026-11-22T07:00:00Z", "to": "2026-11-22T08:00:00Z", "by": "005A",
                            "as": ["sales"]}}', 'a person decides', '2026-11-22T08:01:00Z', true),
                    ('%1$s', 'email', 'crm', '"ada@example.com"', '"a@example.com"', '{"winner": {"s": "shop",
                        "to": "2026-11-22T08:00:00Z"}, "loser": {"s": "crm", "to": "2026-11-22T08:00:00Z"}}', 'edited later',
                        '2026-11-22T08:02:00Z', false)""".formatted(Sheets.ADA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                             | 2,1
            open=true        | 1
            open=false       | 2
            field=email      | 2
            mapping=customer | 2,1
            mapping=order    |
            system=shop      |
            since=2026-11-22T08:02:00Z | 2
            record=01890a5d-ac97-774b-bcce-b302099a8057 |
            """)
    void areListedTheLatestFirst(String filters, String ids) {
        var listed = Ask.get("/api/v1/conflicts" + (filters == null ? "" : "?" + filters)).jsonPath()
                .getList("items.id");
        assertEquals(ids == null ? "" : ids, String.join(",", listed.stream().map(Object::toString).toList()));
    }

    @Test
    void anOpenOneShowsWhatIsAgreedNowAndWhatTheOtherSystemHolds() {
        Ask.get("/api/v1/conflicts/1").then().statusCode(200)
                .body("kept.value", equalTo("Adele"))
                .body("kept.to", equalTo("2026-11-22T08:05:00Z"))
                .body("lost.value", equalTo("Adda"))
                .body("lost.system", equalTo("crm"))
                .body("lost.from", equalTo("2026-11-22T07:00:00Z"))
                .body("lost.actor", equalTo("005A"))
                .body("lost.roles", contains("sales"))
                .body("open", equalTo(true))
                .body("$", not(hasKey("chosen")));
        Ask.get("/api/v1/conflicts/2").then()
                .body("masked", equalTo(true))
                .body("kept.value", equalTo("***"))
                .body("lost.value", equalTo("***"))
                .body("policy", equalTo("edited later"));
        Ask.get("/api/v1/conflicts/3").then().statusCode(404).body("detail", equalTo("there is no conflict 3"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"by": "ana", "take": "kept"}          | Adele    | shop
            {"by": "ana", "take": "lost"}          | Adda     | crm
            {"by": " ana ", "value": "Adelaide"}     | Adelaide | crm
            """)
    void aDecisionIsAgreedKeptInTheHistoryAndDueAtOnce(String decision, String value, String from) {
        Ask.post("/api/v1/conflicts/1/decide", decision).then().statusCode(200).body("done", equalTo(1));

        assertEquals(value + " 4 " + from + " ana", sheets.one("""
                select concat_ws(' ', fields->'first_name'->>'v', fields->'first_name'->>'n', fields->'first_name'->>'s',
                    fields->'first_name'->>'by') from record"""));
        assertEquals("4 " + from + " ana decided by ana Adele " + value, sheets.one("""
                select concat_ws(' ', version, system, actor, decision, before #>> '{}', after #>> '{}') from field_change"""));
        assertEquals("[]", sheets.one("select frozen::text from link where system = 'crm'"));
        assertEquals("due", sheets.one("select state from delivery where system = 'crm' and due_at <= now()"));
        Ask.get("/api/v1/conflicts/1").then()
                .body("open", equalTo(false))
                .body("decided_by", equalTo("ana"))
                .body("kept.value", equalTo("Adele"))
                .body("chosen", equalTo(value));
        Ask.post("/api/v1/conflicts/1/decide", decision).then().statusCode(409)
                .body("reason", equalTo("not-waiting"))
                .body("detail", equalTo("conflict 1 is not open: it was decided by ana"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | {"by": "ana"}                            | 400 | bad-body    | expected one of take and value
            1 | {"by": "ana", "take": "kept", "value": 1} | 400 | bad-body   | expected one of take and value
            1 | {"by": "ana", "take": "both"}            | 400 | bad-body    | take: expected one of kept, lost
            1 | {"by": " ", "take": "kept"}              | 400 | bad-body    | by: expected the name of who decides, of at most 100 characters
            1 | {"by": "ana", "tkae": "kept"}            | 400 | bad-body    | there is no member 'tkae'. Did you mean 'take'?
            1 | not JSON                                 | 400 | bad-body    | expected a JSON object with by, take, value
            1 | {"by": "ana", "value": {"a": 1}}         | 400 | bad-body    | first_name: {"a":1} is not a text
            1 | {"by": "ana", "value": 7}                | 400 | bad-body    | first_name: expected a string, found a number
            2 | {"by": "ana", "take": "lost"}            | 409 | not-waiting | conflict 2 is not open: its policy decided it
            3 | {"by": "ana", "take": "lost"}            | 404 | not-found   | there is no conflict 3
            """)
    void whatCannotBeMeantIsRefusedInWords(long id, String body, int status, String reason, String detail) {
        Ask.post("/api/v1/conflicts/" + id + "/decide", body).then().statusCode(status)
                .body("reason", equalTo(reason))
                .body("detail", equalTo(detail));
        assertEquals("true", sheets.one("select open from conflict where id = 1"));
    }

    @Test
    void anEndedRecordHasNothingToDecide() {
        sheets.run("update record set ended_at = now()");
        Ask.post("/api/v1/conflicts/1/decide", "{\"by\": \"ana\", \"take\": \"lost\"}").then().statusCode(409)
                .body("reason", equalTo("not-possible"))
                .body("detail", equalTo("record " + Sheets.ADA + " has ended"));
    }
}
