package io.attune.api;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.document.JsonText;
import io.attune.review.Sheets;
import io.attune.runtime.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The three customers of a new sandbox shop, and contacts of a CRM that knows them already. */
@QuarkusTest
@TestProfile(BackfillsApiTest.TwoWays.class)
@WithTestResource(PostgresResource.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BackfillsApiTest {

    private static final String INES = "7219450399016";
    private static final String REPORT = """
            {"groups":[\
            {"kind":"equal","count":1,"systems":["crm","shop"],"examples":["crm:0035i00000inesaAAA shop:7219450399016"]},\
            {"kind":"different","count":1,"systems":["crm","shop"],"examples":["crm:0035i00000nilsaAAA shop:706405506931208841"]},\
            {"kind":"only here","count":1,"systems":["crm"],"examples":["crm:0035i00000olgaaAAA"]},\
            {"kind":"ambiguous","count":1,"systems":["crm","shop"],\
            "examples":["crm:0035i00000martaAAA crm:0035i00000martbAAA shop:7219450314823"]}],\
            "systems":{"crm":5,"shop":3}}""";

    /** Both ways, and nothing is told: what follows is the backfill's doing. */
    public static class TwoWays implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("attune.sandbox.enabled", "true", "attune.mappings", "src/test/resources/scenario/backfill",
                    "attune.sandbox.shop.webhook-address", "http://127.0.0.1:9/nobody",
                    "attune.sandbox.crm.outbound-address", "http://127.0.0.1:9/nobody");
        }
    }

    @Inject
    Sheets sheets;

    @BeforeEach
    void contacts() {
        sheets.only("truncate backfill, census restart identity cascade", "delete from cursor", "delete from sandbox.crm_record",
                contact("inesaAAA", "Ines", "Albrecht", "ines.albrecht"), contact("nilsaAAA", "Nisse", "Åkerström", "nils.akerstrom"),
                contact("martaAAA", "Marta", "Okonkwo", "marta.okonkwo"), contact("martbAAA", "M.", "Okonkwo", "marta.okonkwo"),
                contact("olgaaAAA", "Olga", "Only", "olga"));
    }

    private static String contact(String id, String first, String last, String email) {
        return """
                insert into sandbox.crm_record (id, object, fields, created_at, created_by, modified_at, modified_by)
                values ('0035i00000%s', 'Contact', '{"FirstName": "%s", "LastName": "%s", "Email": "%s@example.com"}',
                    '2026-01-01', '0055i0000000002AAA', '2026-01-01', '0055i0000000002AAA')""".formatted(id, first, last, email);
    }

    private static long begin(boolean dryRun) {
        return Ask.post("/api/v1/backfills?mapping=customer&dry_run=" + dryRun).then().statusCode(200)
                .extract().jsonPath().getLong("id");
    }

    private static void comesTo(long backfill, String state) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
                Ask.get("/api/v1/backfills/" + backfill).then().body("state", equalTo(state)));
    }

    private static String report(long backfill) {
        return JsonText.write(JsonText.parseOwn(Ask.get("/api/v1/backfills/" + backfill).asString()).get("report"));
    }

    private String contactOf(String id) {
        return sheets.one("""
                select concat_ws(' ', fields ->> 'FirstName', (modified_at = '2026-01-01')::text) from sandbox.crm_record
                where id = '0035i00000%s'""".formatted(id));
    }

    private void comesToRest() {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertEquals("0", sheets.one("select count(*) from delivery where state <> 'dead'")));
    }

    @Test
    void aDryRunSaysWhatBelongsTogetherBeforeAnythingIsWritten() {
        var backfill = begin(true);
        comesTo(backfill, "counted");

        assertEquals(REPORT, report(backfill));
        assertEquals("0 0 0", sheets.one("""
                select concat_ws(' ', (select count(*) from record), (select count(*) from cursor where due_at <= now()),
                    (select count(*) from census))"""));
    }

    /** It changes the shop, which the other tests find as it is at first. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aRealOneLinksAndWritesOnlyWhatDiffersAndNothingOverWhatIsFresher() {
        var backfill = begin(false);
        comesTo(backfill, "done");
        assertEquals(REPORT, report(backfill));

        comesToRest();
        assertEquals("crm shop", sheets.one("""
                select string_agg(other.system, ' ' order by other.system) from link join link other using (record)
                where link.ext_id = '%s'""".formatted(INES)));
        assertEquals("Ines true", contactOf("inesaAAA"));
        assertEquals("Nils", sheets.one("select fields ->> 'FirstName' from sandbox.crm_record where id = '0035i00000nilsaAAA'"));
        assertEquals("\"Nils\" \"Nisse\"", sheets.one("select winner::text || ' ' || loser::text from conflict where field = 'first_name'"
                + " and '0035i00000nilsaAAA' in (select ext_id from link where link.record = conflict.record)"));
        assertEquals("1", sheets.one("select count(*) from sandbox.shop_record where document ->> 'email' = 'olga@example.com'"));
        assertEquals("1", sheets.one("select count(*) from duplicate"));

        sheets.run("update sandbox.crm_record set fields = fields || '{\"FirstName\": \"Fresh\"}', modified_at = now()"
                + " where id = '0035i00000inesaAAA'");

        comesTo(begin(false), "done");

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertEquals("Fresh", sheets.one(
                "select document ->> 'first_name' from sandbox.shop_record where id = " + INES)));
        assertEquals("Fresh false", contactOf("inesaAAA"));
    }

    @Test
    void oneThatItsProcessLeftBehindGoesOnWhereItWas() {
        var dead = "00000000-0000-4000-8000-000000000000";
        sheets.run("insert into process (id, began_at) values ('" + dead + "', now())", """
                insert into backfill (mapping, dry_run, began_at, system, holder, leased_to)
                values ('customer', true, now(), 'crm', '%s', now() + interval '1 h')""".formatted(dead), """
                insert into census (backfill, system, ext_id, number, looks, marks) values (1, 'shop', 'counted before', 0, '{}', '{}')""");

        comesTo(1, "counted");
        Ask.get("/api/v1/backfills/1").then().body("report.systems.shop", equalTo(1)).body("report.systems.crm", equalTo(5));
    }

    @Test
    void oneAtATimeIsCounted() {
        sheets.run("""
                insert into backfill (mapping, dry_run, began_at, leased_to)
                values ('customer', true, now(), now() + interval '1 h')""");

        Ask.post("/api/v1/backfills?mapping=customer&dry_run=false").then().statusCode(409)
                .body("reason", equalTo("not-possible"))
                .body("detail", equalTo("backfill 1 of 'customer' counts still: one at a time"));
    }

    @Test
    void aSystemThatIsAwayForAWhileIsAskedAgain() {
        sheets.run("""
                insert into backfill (mapping, dry_run, began_at, system, page, tries)
                values ('customer', true, now(), 'shop', 'spent', 0)""");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> Ask.get("/api/v1/backfills/1").then()
                .body("state", equalTo("counting"))
                .body("why", equalTo("shop: Invalid cursor for current pagination sort.")));
        assertEquals("null 1", sheets.one("select concat_ws(' ', coalesce(page, 'null'), tries) from backfill"));

        sheets.run("update backfill set leased_to = now()");
        comesTo(1, "counted");
        assertEquals(REPORT, report(1));
        Ask.get("/api/v1/backfills/1").then().body("why", nullValue());
    }

    @Test
    void whatCannotBeFails() {
        sheets.run("insert into backfill (mapping, dry_run, began_at, system) values ('customer', true, now(), 'desk')",
                "insert into backfill (mapping, dry_run, began_at) values ('gone', true, now())");

        comesTo(1, "failed");
        comesTo(2, "failed");
        Ask.get("/api/v1/backfills/1").then().body("why", equalTo("desk: it is not in force any more"));
        Ask.get("/api/v1/backfills/2").then().body("why", equalTo("there is no mapping 'gone' in force any more"));
        Ask.post("/api/v1/backfills?mapping=gone").then().statusCode(404)
                .body("detail", equalTo("there is no mapping 'gone'"));
        Ask.get("/api/v1/backfills/99").then().statusCode(404);
    }
}
