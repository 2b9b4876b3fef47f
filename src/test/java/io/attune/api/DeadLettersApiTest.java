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
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(Still.class)
@WithTestResource(PostgresResource.class)
class DeadLettersApiTest {

    private static final String LETTER = "/api/v1/dead-letters/" + Sheets.ADA + "/crm";

    @Inject
    Sheets sheets;

    @BeforeEach
    void deliveries() {
        sheets.only("""
                insert into record (id, mapping, mapping_version, created_at, updated_at) values
                    ('%1$s', 'customer', 1, now(), now()), ('%2$s', 'order', 1, now(), now())
                """.formatted(Sheets.ADA, Sheets.BOB), """
                insert into delivery (record, system, mapping, connection, state, due_at, since, tries, words) values
                    ('%1$s', 'crm', 'customer', 'crm', 'dead', '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z', 10,
                        'Last name is Required_100%%'),
                    ('%1$s', 'erp', 'customer', 'erp', 'held', '2026-11-22T08:00:00Z', '2026-11-22T08:00:00Z', 0, null),
                    ('%2$s', 'crm', 'order', 'crm2', 'dead', '2026-11-22T08:10:00Z', '2026-11-22T08:10:00Z', 1, null),
                    ('%2$s', 'erp', 'order', 'erp', 'due', '2026-11-22T08:05:00Z', '2026-11-22T08:05:00Z', 2, 'busy')
                """.formatted(Sheets.ADA, Sheets.BOB));
    }

    @Test
    void deliveriesComeLongestWaitingFirst() {
        Ask.get("/api/v1/deliveries").then().statusCode(200)
                .body("items.state", contains("dead", "held", "due", "dead"))
                .body("items[0].words", equalTo("Last name is Required_100%"))
                .body("items[0].tries", equalTo(10));
        Ask.get("/api/v1/deliveries?state=held").then().body("items.system", contains("erp"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mapping=customer           | 1
            connection=crm2            | 1
            system=crm                 | 2
            record=01890a5d-ac96-774b-bcce-b302099a8057 | 1
            words=last%20NAME          | 1
            words=d_1                  | 1
            words=%25                  | 1
            words=_x                   | 0
            since=2026-11-22T08:10:00Z | 1
            until=2026-11-22T08:10:00Z | 1
            since=2026-11-22T08:00:00Z | 2
            mapping=order&system=erp   | 0
            """)
    void whatIsListedIsWhatIsReplayedAndWhatIsDiscarded(String filters, int count) {
        assertEquals(count, Ask.get("/api/v1/dead-letters?" + filters).jsonPath().getList("items").size());
        var dead = ids("dead");
        var listed = Ask.get("/api/v1/dead-letters?" + filters).jsonPath().getList("items.system").size();
        Ask.post("/api/v1/dead-letters/replay?" + filters).then().statusCode(200).body("done", equalTo(listed));
        deliveries();
        Ask.post("/api/v1/dead-letters/discard?" + filters).then().statusCode(200).body("done", equalTo(listed));
        assertEquals(dead - count, ids("dead"));
        assertEquals(1, ids("held"));
        assertEquals(1, ids("due"));
    }

    private int ids(String state) {
        return Integer.parseInt(sheets.one("select count(*) from delivery where state = '" + state + "'"));
    }

    @Test
    void aReplayedOneIsDueWithNewTries() {
        Ask.post(LETTER + "/replay").then().statusCode(200).body("done", equalTo(1));
        assertEquals("due 0 true true", sheets.one("""
                select state || ' ' || tries || ' ' || (due_at > now() - interval '1 minute') || ' ' || (since < due_at)
                from delivery where record = '%s' and system = 'crm'""".formatted(Sheets.ADA)));
        Ask.post(LETTER + "/replay").then().statusCode(409)
                .body("detail", equalTo("there is no dead letter of record " + Sheets.ADA + " to crm (any more)"));
    }

    @Test
    void aDiscardedOneIsGone() {
        Ask.post(LETTER + "/discard").then().statusCode(200);
        Ask.get(LETTER).then().statusCode(404).body("reason", equalTo("not-found"));
    }

    @Test
    void allMustBeMeant() {
        Ask.post("/api/v1/dead-letters/replay?all=true").then().statusCode(200).body("done", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"crm", "nowhere"})
    void onlyWhatIsHeldIsApproved(String system) {
        Ask.post("/api/v1/deliveries/" + Sheets.ADA + "/" + system + "/approve").then().statusCode(409)
                .body("reason", equalTo("not-waiting"));
    }

    @Test
    void anApprovedOneIsDue() {
        Ask.post("/api/v1/deliveries/" + Sheets.ADA + "/erp/approve").then().statusCode(200);
        assertEquals(2, ids("due"));
        assertEquals(0, ids("held"));
    }

    @Test
    void showsTheCallsThatLedToIt() {
        sheets.run("""
                insert into attempt (record, system, mapping, connection, call, outcome, words, millis, at) values
                    ('%1$s', 'crm', 'customer', 'crm', 'sync', 'invalid', null, 31, now()),
                    ('%1$s', 'erp', 'customer', 'erp', 'sync', 'done', null, 31, now())""".formatted(Sheets.ADA));
        Ask.get(LETTER).then().statusCode(200)
                .body("delivery.state", equalTo("dead"))
                .body("attempts.outcome", contains("invalid"));
    }
}
