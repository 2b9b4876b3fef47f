package io.attune.api;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
class EventsApiTest {

    @Inject
    Sheets sheets;

    @BeforeEach
    void events() {
        sheets.only("""
                insert into event (id, connection, delivery_id, topic, headers, body, received_at, state, why, due_at, tries)
                values (1, 'shop', 'd1', 'customers/create', '{"x-topic": ["customers/create"]}',
                        '{"id": 9007199254740993, "address": {"city": "Turin"}, "tags": ["vip"], "note": null}',
                        '2026-11-22T08:00:00Z', 'done', null, '2026-11-22T08:00:00Z', 1),
                    (2, 'shop', 'd2', 'customers/update', '{}', '{"id":', '2026-11-22T08:01:00Z', 'unreadable',
                        'the body ends too soon', '2026-11-22T08:01:00Z', 1),
                    (3, 'crm', 'd3', 'contact', '{}', null, '2026-11-22T08:02:00Z', 'failed', 'no such table',
                        '2026-11-22T08:02:00Z', 5)""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                             | 3,2,1
            connection=shop                  | 2,1
            state=failed                     | 3
            topic=customers/create           | 1
            delivery_id=d2                   | 2
            since=2026-11-22T08:01:00Z       | 3,2
            until=2026-11-22T08:01:00Z       | 1
            state=done&connection=crm        |
            """)
    void listsTheLatestFirst(String filters, String ids) {
        var found = Ask.get("/api/v1/events" + (filters == null ? "" : "?" + filters)).then().statusCode(200)
                .extract().jsonPath().getList("items.id");
        assertEquals(ids == null ? "[]" : "[" + ids.replace(",", ", ") + "]", found.toString());
    }

    @Test
    void pagesLeadToEachEventOnceWhileNewOnesCome() {
        var seen = new ArrayList<Integer>();
        String next = null;
        do {
            var page = Ask.get("/api/v1/events?connection=shop&limit=1" + (next == null ? "" : "&next=" + next))
                    .jsonPath();
            seen.addAll(page.getList("items.id"));
            next = page.getString("next");
            sheets.run("""
                    insert into event (id, connection, delivery_id, topic, headers, received_at, due_at, state)
                    values (%d, 'shop', 'later', 't', '{}', now(), now(), 'done')""".formatted(100 + seen.size()));
        } while (next != null);
        assertEquals(List.of(2, 1), seen);
    }

    @Test
    void showsTheShapeOfABodyAndNoneOfItsValues() {
        Ask.get("/api/v1/events/1").then().statusCode(200)
                .body("event.delivery_id", equalTo("d1"))
                .body("event.body_bytes", equalTo(85))
                .body("headers.x-topic", contains("customers/create"))
                .body("body.masked", equalTo(true))
                .body("body.json.id", equalTo("***"))
                .body("body.json.address.city", equalTo("***"))
                .body("body.json.tags", contains("***"))
                .body("body.json.note", nullValue());
    }

    @Test
    void aBodyThatIsNoJsonIsSaidToBeSo() {
        Ask.get("/api/v1/events/2").then().statusCode(200)
                .body("event.why", equalTo("the body ends too soon"))
                .body("body.kept", equalTo(true))
                .body("body.readable", equalTo(false))
                .body("body", not(hasKey("json")));
    }

    @Test
    void aParkedEventIsHandedOnAgain() {
        Ask.post("/api/v1/events/2/replay").then().statusCode(200).body("done", equalTo(1));
        assertNotEquals("the body ends too soon", sheets.one("select why from event where id = 2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1  | 409 | not-waiting | event 1 is done; only unreadable and failed ones can be replayed
            3  | 409 | body-gone   | the body of event 3 is no longer kept
            99 | 404 | not-found   | there is no event 99
            """)
    void whatCannotBeReplayedIsSaidToBeSo(long event, int status, String reason, String detail) {
        Ask.post("/api/v1/events/" + event + "/replay").then().statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("reason", equalTo(reason))
                .body("detail", equalTo(detail));
    }

    @Test
    void anEmptyListIsAList() {
        sheets.only();
        Ask.get("/api/v1/events").then().statusCode(200).body("items", empty()).body("next", nullValue());
    }
}
