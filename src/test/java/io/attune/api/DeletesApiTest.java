package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
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
class DeletesApiTest {

    private static final String BY_ANA = "{\"by\": \"ana\"}";

    @Inject
    Sheets sheets;

    /** Ada was deleted in the shop; that waits in the CRM. So does Bob, a minute later; a delivery of his is only due. */
    @BeforeEach
    void deletes() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, fields, ended_at, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"},
                        "email": {"v": "ada@example.com", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"}}',
                        '2026-11-22T09:00:00Z', now(), now()),
                    ('%2$s', 'customer', 1, '{}', '2026-11-22T09:01:00Z', now(), now())""".formatted(Sheets.ADA, Sheets.BOB), """
                insert into link (record, system, mapping, ext_id, fields, tombstone_at) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Ada", "n": 2}}', '2026-11-22T09:00:00Z'),
                    ('%1$s', 'crm', 'customer', '003A', '{"first_name": {"v": "Ada", "n": 2}}', null),
                    ('%2$s', 'crm', 'customer', '003B', '{}', null)""".formatted(Sheets.ADA, Sheets.BOB), """
                insert into delivery (record, system, mapping, connection, state, due_at, since) values
                    ('%1$s', 'crm', 'customer', 'crm', 'held', '2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z'),
                    ('%2$s', 'crm', 'customer', 'crm', 'held', '2026-11-22T09:01:00Z', '2026-11-22T09:01:00Z'),
                    ('%2$s', 'shop', 'customer', 'shop', 'due', '2026-11-22T09:01:00Z', '2026-11-22T09:01:00Z')
                """.formatted(Sheets.ADA, Sheets.BOB));
    }

    @Test
    void areListedWithWhyTheyWait() {
        Ask.get("/api/v1/deletes").then().statusCode(200)
                .body("items.id", contains("003A", "003B"))
                .body("items[0].record", equalTo(Sheets.ADA.toString()))
                .body("items[0].system", equalTo("crm"))
                .body("items[0].deleted_in", equalTo("shop"))
                .body("items[0].since", equalTo("2026-11-22T09:00:00Z"))
                .body("items[0].why", equalTo("deleted in shop, when more records of customer had ended within the hour than"
                        + " the mapping allows"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mapping=customer           | 2
            mapping=order              | 0
            system=crm                 | 2
            record=01890a5d-ac96-774b-bcce-b302099a8057 | 1
            since=2026-11-22T09:01:00Z | 1
            until=2026-11-22T09:01:00Z | 1
            """)
    void whatIsListedIsWhatIsApprovedAndWhatIsDropped(String filters, int count) {
        assertEquals(count, Ask.get("/api/v1/deletes?" + filters).jsonPath().getList("items").size());
        Ask.post("/api/v1/deletes/approve?" + filters, BY_ANA).then().statusCode(200).body("done", equalTo(count));
        assertEquals(Integer.toString(2 - count), sheets.one("select count(*) from delivery where state = 'held'"));
        deletes();
        Ask.post("/api/v1/deletes/drop?" + filters, BY_ANA).then().statusCode(200).body("done", equalTo(count));
        assertEquals(Integer.toString(2 - count), sheets.one("select count(*) from record where ended_at is not null"));
    }

    @Test
    void anApprovedOneIsDueAndInTheHistory() {
        Ask.post("/api/v1/deletes/" + Sheets.ADA + "/approve", BY_ANA).then().statusCode(200).body("done", equalTo(1));

        assertEquals("due", sheets.one("select state from delivery where record = '" + Sheets.ADA + "'"));
        Ask.get("/api/v1/records/" + Sheets.ADA + "/history").then()
                .body("items.decision", contains("its delete goes on"))
                .body("items.kind", contains("decision"))
                .body("items.actor", contains("ana"));
        Ask.post("/api/v1/deletes/" + Sheets.ADA + "/approve", BY_ANA).then().statusCode(409)
                .body("detail", equalTo("there is no held delete of record " + Sheets.ADA + " (any more)"));
    }

    @Test
    void aDroppedOneLivesOnWhereItIs() {
        Ask.post("/api/v1/deletes/" + Sheets.ADA + "/drop", BY_ANA).then().statusCode(200).body("done", equalTo(1));

        Ask.get("/api/v1/records/" + Sheets.ADA).then()
                .body("record.state", equalTo("live"))
                .body("record.ids.crm", equalTo("003A"))
                .body("record.ids.size()", equalTo(1));
        assertEquals("crm due 1, desk due 0", sheets.one("""
                select string_agg(concat_ws(' ', system, state, asked), ', ') from delivery where record = '%s'"""
                .formatted(Sheets.ADA)));
        assertEquals("1", sheets.one("select count(*) from claim where record = '" + Sheets.ADA + "'"));
        Ask.post("/api/v1/deletes/" + Sheets.ADA + "/drop", BY_ANA).then().statusCode(409);
    }

    @Test
    void allMustBeMeantAndSomebodyMustSay() {
        Ask.post("/api/v1/deletes/approve", BY_ANA).then().statusCode(400).body("reason", equalTo("no-filter"));
        Ask.post("/api/v1/deletes/approve?all=true", "{}").then().statusCode(400).body("reason", equalTo("bad-body"));
        Ask.post("/api/v1/deletes/approve?all=true", BY_ANA).then().statusCode(200).body("done", equalTo(2));
    }
}
