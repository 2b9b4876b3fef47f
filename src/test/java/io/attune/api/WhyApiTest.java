package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.review.Still;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class WhyApiTest {

    private static final String HISTORY = "/api/v1/records/" + Sheets.ADA + "/history";

    @Inject
    Sheets sheets;

    /** Ada's name came from the shop, won against the CRM's, was edited in the CRM, and met the desk's, which waits. */
    @BeforeEach
    void history() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 3, '{"first_name": {"v": "Adele", "n": 3, "s": "crm", "from": "2026-11-22T08:05:00Z",
                            "to": "2026-11-22T08:06:00Z", "by": "005A", "as": ["sales"]},
                        "email": {"v": "ada@example.com", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"}}', now(), now())
                """.formatted(Sheets.ADA), """
                insert into link (record, system, mapping, ext_id, fields, frozen) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Ada", "n": 2}}', '[]'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Adele", "n": 3}}', '[]'),
                    ('%1$s', 'desk', 'customer', '9', '{"first_name": {"v": "Addi", "n": 1}}', '["first_name"]')
                """.formatted(Sheets.ADA), """
                insert into change (record, event, mapping_version, at, fields) values
                    ('%1$s', 4, 2, '2026-11-22T08:00:00Z',
                        '[{"f": "first_name", "n": 1, "s": "shop", "d": "first seen", "v": "A."},
                        {"f": "email", "n": 1, "s": "shop", "d": "first seen", "v": "ada@example.com"}]'),
                    ('%1$s', 5, 2, '2026-11-22T08:02:00Z',
                        '[{"f": "first_name", "n": 2, "s": "shop", "d": "edit", "was": "A.", "v": "Ada"}]'),
                    ('%1$s', 8, 3, '2026-11-22T08:06:00Z',
                        '[{"f": "first_name", "n": 3, "s": "crm", "by": "005A", "d": "edit", "was": "Ada", "v": "Adele"}]')
                """.formatted(Sheets.ADA), """
                insert into conflict (record, field, system, winner, loser, evidence, policy, at, open) values
                    ('%1$s', 'first_name', 'crm', '"A."', '"Adda"', '{"winner": {"s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "loser": {"s": "crm", "to": "2026-11-22T08:01:00Z"}}', 'edited later', '2026-11-22T08:01:00Z', false),
                    ('%1$s', 'first_name', 'desk', '"Adele"', '"Addi"', '{"winner": {"s": "crm", "to": "2026-11-22T08:06:00Z"},
                        "loser": {"s": "desk", "from": "2026-11-22T08:03:00Z", "to": "2026-11-22T08:07:00Z"}}', 'a person decides',
                        '2026-11-22T08:07:00Z', true)""".formatted(Sheets.ADA), """
                update conflict set decided_by = 'ana', decided_at = '2026-11-22T08:01:30Z', chosen = '"A."' where id = 1""");
    }

    @Test
    void saysWhereAValueCameFromAndWhoHasIt() {
        Ask.get("/api/v1/records/" + Sheets.ADA + "/why/first_name").then().statusCode(200)
                .body("value", equalTo("Adele"))
                .body("origin.actor", equalTo("005A"))
                .body("change.event", equalTo(8))
                .body("met.id", contains(2))
                .body("words", contains(
                        "first_name of customer " + Sheets.ADA + " is \"Adele\", its version 3.",
                        "It came from crm, edited between 2026-11-22T08:05:00Z and 2026-11-22T08:06:00Z by 005A (sales).",
                        "It was agreed at 2026-11-22T08:06:00Z by event 8, under version 3 of the mapping: edit.",
                        "It replaced \"Ada\".",
                        "\"Addi\" of desk, edited between 2026-11-22T08:03:00Z and 2026-11-22T08:07:00Z waits for a person:"
                                + " conflict 2, a person decides.",
                        "crm has confirmed it.",
                        "desk keeps \"Addi\" until a person decides.",
                        "shop does not have it yet: it holds \"Ada\"."));
    }

    @Test
    void aSystemThatMayNotBeWrittenKeepsWhatItHolds() {
        sheets.run("""
                update record set fields = '{"tier": {"v": "Gold", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"}}'""", """
                update link set fields = '{"tier": {"v": "Standard", "n": 1}}' where system = 'shop'""");

        Ask.get("/api/v1/records/" + Sheets.ADA + "/why/tier").then().statusCode(200)
                .body("words", hasItem("shop is not given it, and holds \"Standard\"."));
    }

    @Test
    void masksWhatIsPersonalAndKnowsWhatIsNotThere() {
        Ask.get("/api/v1/records/" + Sheets.ADA + "/why/email").then()
                .body("words[0]", equalTo("email of customer " + Sheets.ADA + " is \"***\", its version 1."))
                .body("words[3]", equalTo("It is the first value."));
        Ask.get("/api/v1/records/" + Sheets.ADA + "/why/phone").then().statusCode(404)
                .body("detail", equalTo("there is no record " + Sheets.ADA + " with a field phone"));
        Ask.get("/api/v1/records/" + Sheets.BOB + "/history").then().statusCode(404);
    }

    @Test
    void aRecordThatIsAnotherSaysSo() {
        sheets.run("insert into record (id, mapping, mapping_version, created_at, updated_at) values ('" + Sheets.BOB
                + "', 'customer', 1, now(), now())",
                "update record set ended_at = now(), merged_into = '" + Sheets.BOB + "' where id = '" + Sheets.ADA + "'");
        Ask.get("/api/v1/records/" + Sheets.ADA + "/why/first_name").then().body("words[4]",
                equalTo("A person said that this record is " + Sheets.BOB + ": ask there what it is now."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                             | conflict 2, change 3, change 2, decision 1, conflict 1, change 1, change 1
            field=email      | change 1
            kind=conflict    | conflict 2, conflict 1
            system=desk      | conflict 2
            since=2026-11-22T08:02:00Z&kind=change | change 3, change 2
            """)
    void allThatHappenedIsListedByTime(String filters, String expected) {
        var items = Ask.get(HISTORY + (filters == null ? "" : "?" + filters)).jsonPath();
        var listed = new ArrayList<String>();
        for (int i = 0; i < items.getList("items").size(); i++) {
            listed.add(items.get("items[" + i + "].kind") + " " + items.get("items[" + i + "].number"));
        }
        assertEquals(expected, String.join(", ", listed));
    }

    @Test
    void aPageBeginsBehindTheLast() {
        var kinds = new ArrayList<String>();
        var next = "";
        do {
            var page = Ask.get(HISTORY + "?limit=2" + next).then().statusCode(200).extract().jsonPath();
            kinds.addAll(page.getList("items.kind"));
            next = page.getString("next") == null ? "" : "&next=" + page.getString("next");
        } while (!next.isEmpty());
        assertEquals(List.of("conflict", "change", "change", "decision", "conflict", "change", "change"), kinds);
    }

    @Test
    void anEntrySaysAllThatIsKnown() {
        Ask.get(HISTORY + "?field=first_name").then()
                .body("items[1].event", equalTo(8))
                .body("items[1].mapping_version", equalTo(3))
                .body("items[1].before", equalTo("Ada"))
                .body("items[1].after", equalTo("Adele"))
                .body("items[0].kept", equalTo("Adele"))
                .body("items[0].lost", equalTo("Addi"))
                .body("items[0].event", nullValue())
                .body("items[3].actor", equalTo("ana"));
        Ask.get(HISTORY + "?field=email").then().body("items[0].after", equalTo("***"));
    }
}
