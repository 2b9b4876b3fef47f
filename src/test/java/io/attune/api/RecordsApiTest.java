package io.attune.api;

import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
class RecordsApiTest {

    @Inject
    Sheets sheets;

    /**
     * What Ada is worth changed in the shop, and the CRM does not know yet; Bob is ended; a third is only referred to.
     */
    @BeforeEach
    void records() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, seen, ended_at, created_at, updated_at) values
                    ('%1$s', 'customer', 3, '{"email": {"v": "ada@example.com", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "lifetime_value": {"v": 9007199254740993.10, "n": 2, "s": "shop", "to": "2026-11-22T08:05:00Z", "by": "clerk"}}',
                        true, null, '2026-11-22T08:00:00Z', '2026-11-22T08:05:00Z'),
                    ('%2$s', 'customer', 3, '{}', true, '2026-11-22T08:06:00Z', '2026-11-22T08:00:00Z', '2026-11-22T08:06:00Z'),
                    ('01890a5d-ac98-774b-bcce-b302099a8057', 'order', 1, '{}', false, null, '2026-11-22T08:01:00Z',
                        '2026-11-22T08:01:00Z')""".formatted(Sheets.ADA, Sheets.BOB), """
                insert into link (record, system, mapping, ext_id, revision, seen_at, seen_no, fields, frozen) values
                    ('%1$s', 'shop', 'customer', '9007199254740993', 7, '2026-11-22T08:05:00Z', 2,
                        '{"email": {"v": "ada@example.com", "n": 1}, "lifetime_value": {"v": 9007199254740993.10, "n": 2}}', '[]'),
                    ('%1$s', 'crm', 'customer', '003A', null, '2026-11-22T08:01:00Z', 1,
                        '{"email": {"v": "ADA@example.com", "n": 1, "i": "ADA@example.com"}, "lifetime_value": {"v": 5, "n": 1, "a": true}}',
                        '[]')""".formatted(Sheets.ADA), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, tries, words) values
                    ('%1$s', 'crm', 'customer', 'crm', 'dead', '2026-11-22T08:05:00Z', '2026-11-22T08:05:00Z', 1,
                        'Invalid e-mail address: ada@EXAMPLE.com')""".formatted(Sheets.ADA), """
                insert into change (record, event, mapping_version, at, fields) values
                    ('%1$s', 4, 3, '2026-11-22T08:00:00Z',
                        '[{"f": "lifetime_value", "n": 1, "s": "shop", "d": "first seen", "v": 5}]'),
                    ('%1$s', 5, 3, '2026-11-22T08:05:00Z', '[{"f": "lifetime_value", "n": 2, "s": "shop", "by": "clerk",
                        "d": "edit", "was": 5, "v": 9007199254740993.10}]')
                """.formatted(Sheets.ADA), """
                insert into attempt (record, system, mapping, connection, call, outcome, words, millis, at) values
                    ('%1$s', 'crm', 'customer', 'crm', 'sync', 'invalid', 'no token=abcdefghijk', 31,
                        '2026-11-22T08:05:01Z'),
                    ('%1$s', 'crm', 'customer', 'crm', 'end', 'done', null, 12, '2026-11-22T08:05:00Z')
                """.formatted(Sheets.ADA), """
                insert into problem (record, system, field, words, at)
                values ('%1$s', 'shop', 'phone', 'a phone number was expected', '2026-11-22T08:05:00Z')
                """.formatted(Sheets.ADA));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                          | 98,97,96
            mapping=customer              | 97,96
            mapping=order                 | 98
            state=live                    | 96
            state=ended                   | 97
            state=expected                | 98
            system=crm                    | 96
            ext_id=9007199254740993       | 96
            ext_id=none                   |
            lagging=true                  | 96
            lagging=false                 | 98,97
            since=2026-11-22T08:05:00Z    | 97,96
            mapping=customer&until=2026-11-22T08:06:00Z | 96
            """)
    void listsByEachFilter(String filters, String ids) {
        var found = Ask.get("/api/v1/records" + (filters == null ? "" : "?" + filters)).then().statusCode(200)
                .extract().jsonPath().getList("items.id", String.class);
        assertEquals(ids == null ? "" : ids, String.join(",", found.stream().map(id -> id.substring(11, 13)).toList()));
    }

    @Test
    void pagesOfOneMappingBeginBehindTheLastOne() {
        var first = Ask.get("/api/v1/records?mapping=customer&limit=1").jsonPath();
        assertEquals(Sheets.BOB.toString(), first.getString("items[0].id"));
        Ask.get("/api/v1/records?mapping=customer&limit=1&next=" + first.getString("next")).then()
                .body("items.id", contains(Sheets.ADA.toString()))
                .body("items[0].ids", equalTo(java.util.Map.of("shop", "9007199254740993", "crm", "003A")))
                .body("items[0].lagging", equalTo(java.util.Map.of("crm", "dead")));
    }

    @Test
    void showsARecordInEachSystemSideBySide() {
        Ask.get("/api/v1/records/" + Sheets.ADA).then().statusCode(200)
                .body("record.state", equalTo("live"))
                .body("record.mapping_version", equalTo(3))
                .body("systems.shop.id", equalTo("9007199254740993"))
                .body("systems.shop.lagging", equalTo(false))
                .body("systems.crm.lagging", equalTo(true))
                .body("fields.lifetime_value.version", equalTo(2))
                .body("fields.lifetime_value.system", equalTo("shop"))
                .body("fields.lifetime_value.systems.shop.confirmed", equalTo(2))
                .body("fields.lifetime_value.systems.shop.agrees", equalTo(true))
                .body("fields.lifetime_value.systems.shop.lagging", equalTo(false))
                .body("fields.lifetime_value.systems.crm.confirmed", equalTo(1))
                .body("fields.lifetime_value.systems.crm.agrees", equalTo(false))
                .body("fields.lifetime_value.systems.crm.lagging", equalTo(true))
                .body("fields.lifetime_value.systems.crm.assumed", equalTo(true))
                .body("fields.lifetime_value.last_change.event", equalTo(5))
                .body("fields.lifetime_value.last_change.actor", equalTo("clerk"))
                .body("fields.lifetime_value.last_change.decision", equalTo("edit"))
                .body("attempts.kind", contains("sync", "end"))
                .body("problems.field", contains("phone"));
    }

    @Test
    void keepsEveryDigit() {
        var text = Ask.get("/api/v1/records/" + Sheets.ADA).asString();
        assertTrue(text.contains("\"value\":9007199254740993.1,"), text);
        assertTrue(text.contains("\"before\":5,\"after\":9007199254740993.1,"), text);
    }

    @Test
    void whatASystemMakesOfAValueAgreesWithIt() {
        Ask.get("/api/v1/records/" + Sheets.ADA).then()
                .body("fields.email.systems.crm.agrees", equalTo(true))
                .body("fields.email", hasKey("last_change"))
                .body("fields.email.last_change", equalTo(null))
                .body("fields", aMapWithSize(2));
    }

    @Test
    void personalValuesAreMaskedWhereverTheyStand() {
        Ask.get("/api/v1/records/" + Sheets.ADA).then()
                .body("fields.email.masked", equalTo(true))
                .body("fields.email.value", equalTo("***"))
                .body("fields.email.systems.shop.value", equalTo("***"))
                .body("fields.lifetime_value.masked", equalTo(false))
                .body("deliveries[0].words", equalTo("Invalid e-mail address: ***"))
                .body("attempts[0].words", equalTo("no token=***"));
        assertTrue(!Ask.get("/api/v1/records/" + Sheets.ADA).asString().toLowerCase(java.util.Locale.ROOT)
                .contains("ada@"));
    }

    @Test
    void aValueThatWasNeverSeenIsNotThere() {
        sheets.run("update link set fields = '{\"lifetime_value\": {\"n\": 0}}' where system = 'crm'");
        Ask.get("/api/v1/records/" + Sheets.ADA).then()
                .body("fields.lifetime_value.systems.crm", not(hasKey("value")))
                .body("fields.lifetime_value.systems.crm.confirmed", equalTo(0));
    }

    @Test
    void listsProblems() {
        Ask.get("/api/v1/problems?mapping=customer&system=shop").then().statusCode(200)
                .body("items.field", contains("phone"))
                .body("items[0].mapping", equalTo("customer"))
                .body("items[0].words", equalTo("a phone number was expected"));
        Ask.get("/api/v1/problems?mapping=order").then().statusCode(200).body("items.size()", equalTo(0));
    }
}
