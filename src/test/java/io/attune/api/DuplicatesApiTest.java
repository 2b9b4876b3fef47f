package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxStill;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(SandboxStill.class)
@WithTestResource(PostgresResource.class)
class DuplicatesApiTest {

    private static final String STRANGER = "0035i00000stranAAA";
    private static final String KNOWN = "0035i00000knownAAA";
    private static final String ORDER = "a005i00000stranAAA";
    private static final String GONE = "0035i00000vaingAAA";

    @Inject
    Sheets sheets;

    /** Ada is known to the shop alone, Bob to the CRM alone; a contact of the CRM may be Ada. */
    @BeforeEach
    void questions() {
        sheets.only("delete from sandbox.crm_record where id in ('" + STRANGER + "', '" + ORDER + "', '" + KNOWN + "')", """
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by) values
                    ('%s', 'Contact', '{"FirstName": "Adda", "LastName": "Byron", "Email": "ada@example.com"}', now(),
                        '0055i0000000002AAA', now(), '0055i0000000002AAA'),
                    ('%s', 'Contact', '{"FirstName": "Bob", "LastName": "Byron"}', now(),
                        '0055i0000000002AAA', now(), '0055i0000000002AAA')""".formatted(STRANGER, KNOWN), """
                insert into record (id, mapping, mapping_version, fields, created_at, updated_at) values
                    ('%1$s', 'customer', 1, '{"first_name": {"v": "Ada", "n": 2, "s": "shop", "to": "2026-11-22T08:00:00Z"},
                            "email": {"v": "ada@example.com", "n": 1, "s": "shop", "to": "2026-11-22T08:00:00Z"}}', now(), now()),
                    ('%2$s', 'customer', 1, '{"first_name": {"v": "Bob", "n": 5, "s": "crm", "to": "2026-11-22T08:00:00Z"},
                            "city": {"v": "London", "n": 1, "s": "crm", "to": "2026-11-22T08:00:00Z"}}', now(), now())
                """.formatted(Sheets.ADA, Sheets.BOB), """
                insert into link (record, system, mapping, ext_id, fields) values
                    ('%1$s', 'shop', 'customer', '7', '{"first_name": {"v": "Ada", "n": 2}, "email": {"v": "ada@example.com", "n": 1}}'),
                    ('%2$s', 'crm', 'customer', '%3$s', '{"first_name": {"v": "Bob", "n": 5}, "city": {"v": "London", "n": 1}}')
                """.formatted(Sheets.ADA, Sheets.BOB, KNOWN), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, tries, words) values
                    ('%1$s', 'crm', 'customer', 'crm', 'dead', now(), now(), 1, '2 records in crm have the same email'),
                    ('%2$s', 'crm', 'customer', 'crm', 'dead', now(), now(), 1, null)""".formatted(Sheets.ADA, Sheets.BOB), """
                insert into duplicate (mapping, system, ext_id, record, other, reason, at) values
                    ('customer', 'crm', '%3$s', null, '%1$s', 'has the same key as a record that is another one there', now()),
                    ('customer', 'crm', '%4$s', '%2$s', '%1$s', 'same key as another record', now()),
                    ('customer', 'crm', '%5$s', '%1$s', null, 'has the same key as others there', now())
                """.formatted(Sheets.ADA, Sheets.BOB, STRANGER, KNOWN, GONE));
    }

    private static Response decide(long id, String decision) {
        return Ask.post("/api/v1/duplicates/" + id + "/decide", "{\"by\": \"ana\", \"decide\": \"" + decision + "\"}");
    }

    private String decided(long id) {
        return sheets.one("select concat_ws(' ', decided, decided_by, (decided_at is not null)::text) from duplicate where id = " + id);
    }

    @Test
    void aStrangerThatIsOursIsLinkedAndReadAsAtAFirstSync() {
        decide(1, "same").then().statusCode(200).body("done", equalTo(1));

        assertEquals("same ana true", decided(1));
        assertEquals(Sheets.ADA + " Adda", sheets.one("""
                select record || ' ' || (fields->'first_name'->>'v') from link where ext_id = '%s'""".formatted(STRANGER)));
        assertEquals("Ada", sheets.one("select fields->'first_name'->>'v' from record where id = '" + Sheets.ADA + "'"));
        assertEquals("due", sheets.one("select state from delivery where record = '" + Sheets.ADA + "' and system = 'crm'"));
        Ask.get("/api/v1/records/" + Sheets.ADA + "/history?kind=duplicate").then()
                .body("items.decision", contains("same: " + STRANGER + " has the same key as a record that is another one there"))
                .body("items.actor", contains("ana"));
        decide(1, "ignore").then().statusCode(409).body("reason", equalTo("not-waiting"))
                .body("detail", equalTo("duplicate 1 was decided: same, by ana"));
    }

    @Test
    void aStrangerThatIsAnotherBeginsARecordWithAKeyThatNobodyHas() {
        var begun = begun();

        assertEquals("different ana true", decided(1));
        assertEquals("true crm", sheets.one("""
                select (fields->'email'->>'v' like '%%@%%') || ' ' || delivery.system from record join delivery on record = id
                where id = '%s'""".formatted(begun)));
        assertEquals("1", sheets.one("select count(*) from claim where record = '" + begun + "'"));
    }

    /** What a customer of the shop began, that nobody of ours was. */
    private String begun() {
        var customer = sheets.one("select min(id) from sandbox.shop_record where kind = 'CUSTOMER'");
        assertEquals("0", sheets.one("select count(*) from link where ext_id = '" + customer + "'"));
        sheets.run("update duplicate set system = 'shop', ext_id = '" + customer + "' where id = 1");
        decide(1, "different").then().statusCode(200);
        return sheets.one("select record from duplicate where id = 1");
    }

    /** As before that decision, but this record has the key. */
    private void asksAgain(String begun, UUID claimant, UUID asked) {
        sheets.run("update link set ext_id = 'another' where record = '" + begun + "'",
                "update claim set record = '" + claimant + "' where record = '" + begun + "'", """
                update duplicate set record = null, other = '%s', decided = null, decided_by = null, decided_at = null
                where id = 1""".formatted(asked));
    }

    @Test
    void aStrangerThatIsAnotherLeavesTheKeyToTheOneThatHasIt() {
        asksAgain(begun(), Sheets.ADA, Sheets.ADA);
        decide(1, "different").then().statusCode(200);

        assertEquals("0", sheets.one("select count(*) from claim join duplicate using (record) where id = 1"));
        assertEquals("1", sheets.one("select count(*) from claim where record = '" + Sheets.ADA + "'"));
    }

    @Test
    void whoeverElseHasTheKeyIsAskedAboutNext() {
        asksAgain(begun(), Sheets.ADA, Sheets.BOB);
        var customer = sheets.one("select ext_id from duplicate where id = 1");
        decide(1, "different").then().statusCode(409)
                .body("reason", equalTo("not-possible"))
                .body("detail", equalTo(customer + " of shop has the same key as record " + Sheets.ADA
                        + ": the question is about that one now, decide again"));

        assertEquals("false", decided(1));
        assertEquals(Sheets.ADA + " is not the one that was asked about, and has the key of another one",
                sheets.one("select other || ' ' || reason from duplicate where id = 1"));
        assertEquals("0", sheets.one("select count(*) from link where ext_id = '" + customer + "'"));
        decide(1, "different").then().statusCode(200);
    }

    @Test
    void whereNoRecordBeginsItIsLeftAlone() {
        sheets.run("update sandbox.crm_record set object = 'Shop_Order__c', id = '" + ORDER + "' where id = '" + STRANGER + "'",
                "update duplicate set mapping = 'order', ext_id = '" + ORDER + "' where id = 1");
        decide(1, "different").then().statusCode(200);

        assertEquals("different ana true", decided(1));
        assertEquals("2", sheets.one("select count(*) from record"));
    }

    @Test
    void whatIsIgnoredIsNeverAskedAgain() {
        decide(1, "ignore").then().statusCode(200);

        assertEquals("ignore ana true", decided(1));
        assertEquals("0", sheets.one("select count(*) from link where ext_id = '" + STRANGER + "'"));
    }

    @Test
    void aRecordThatHasALivingOneThereIsNotGivenAnother() {
        sheets.run("update duplicate set other = '" + Sheets.BOB + "' where id = 1");
        decide(1, "same").then().statusCode(409)
                .body("reason", equalTo("not-possible"))
                .body("detail", equalTo("record " + Sheets.BOB + " is " + KNOWN
                        + " in crm, which is there: one of the two must go there first"));
        assertEquals("false", decided(1));

        sheets.run("delete from sandbox.crm_record where id = '" + KNOWN + "'");
        decide(1, "same").then().statusCode(200);
        assertEquals(STRANGER, sheets.one("select ext_id from link where record = '" + Sheets.BOB + "'"));
    }

    @Test
    void twoRecordsBecomeOne() {
        decide(2, "same").then().statusCode(200);

        assertEquals("shop 7, crm " + KNOWN, sheets.one("""
                select string_agg(system || ' ' || ext_id, ', ' order by system desc) from link where record = '%s'"""
                .formatted(Sheets.BOB)));
        assertEquals("Ada London ada@example.com", sheets.one("""
                select concat_ws(' ', fields->'first_name'->>'v', fields->'city'->>'v', fields->'email'->>'v')
                from record where id = '%s'""".formatted(Sheets.BOB)));
        assertEquals(Sheets.BOB + " true", sheets.one("""
                select merged_into || ' ' || (ended_at is not null) from record where id = '%s'""".formatted(Sheets.ADA)));
        assertEquals("0", sheets.one("select count(*) from delivery where record = '" + Sheets.ADA + "'"));
        assertEquals(Sheets.BOB.toString(), sheets.one("select string_agg(record::text, ' ') from claim"));
        assertEquals("\"Bob\" merged with " + Sheets.ADA + ": first sync: shop is preferred",
                sheets.one("select loser::text || ' ' || policy from conflict where field = 'first_name'"));
        Ask.get("/api/v1/records/" + Sheets.ADA).then()
                .body("record.state", equalTo("ended"))
                .body("record.merged_into", equalTo(Sheets.BOB.toString()));
    }

    @Test
    void twoRecordsThatDifferStayTwo() {
        decide(2, "different").then().statusCode(200);

        assertEquals("2", sheets.one("select count(*) from record where ended_at is null"));
        assertEquals("due", sheets.one("select state from delivery where record = '" + Sheets.BOB + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3 | same      | 409 | not-possible | 0035i00000vaingAAA is no more in crm: only ignore is left
            3 | different | 409 | not-possible | 0035i00000vaingAAA is no more in crm: only ignore is left
            4 | same      | 404 | not-found    | there is no duplicate 4
            1 | perhaps   | 400 | bad-body     | decide: expected one of same, different, ignore
            """)
    void whatCannotBeIsRefusedInWords(long id, String decision, int status, String reason, String detail) {
        decide(id, decision).then().statusCode(status).body("reason", equalTo(reason)).body("detail", equalTo(detail));
    }
}
