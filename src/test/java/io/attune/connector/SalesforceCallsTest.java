package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that salesforce.yaml makes, and what their answers mean. */
class SalesforceCallsTest {

    private static final Connector SALESFORCE = Shipped.load("salesforce");
    private static final ConnectorObject CONTACT = SALESFORCE.object("Contact").orElseThrow();
    private static final ConnectorObject ORDER = SALESFORCE.object("Shop_Order__c").orElseThrow();
    private static final String BASE = "https://demo.my.salesforce.com/services/data/v67.0";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            CREATE | -     | POST   | /sobjects/Contact                      | {"Attune_Id__c":"rec/1","LastName":"Reis","Phone":null}
            UPDATE | 003Q1 | PATCH  | /sobjects/Contact/003Q1                | {"LastName":"Reis","Phone":null}
            UPSERT | -     | PATCH  | /sobjects/Contact/Attune_Id__c/rec%2F1 | {"LastName":"Reis","Phone":null}
            DELETE | 003Q1 | DELETE | /sobjects/Contact/003Q1                | -
            """)
    void aContactIsWritten(Write.Kind kind, String id, String method, String path, String body) {
        var write = new Write(kind, Optional.ofNullable(id), "rec/1",
                Samples.object("{'LastName': 'Reis', 'Phone': null}"));
        var call = CONTACT.write(Samples.CRM, write).get(0);

        assertEquals(method + " " + BASE + path, call.method() + " " + call.url());
        assertEquals(Optional.ofNullable(body), call.body()
                .map(bytes -> JsonText.write(Canonical.of(Samples.json(bytes)))));
        assertEquals(Set.of("LastName", "Phone"), call.fields());
        assertEquals("client=Attune", call.headers().get("Sforce-Call-Options"));
    }

    @Test
    void aContactIsReadById() {
        assertEquals("read GET " + BASE + "/sobjects/Contact/003Q1", CONTACT.read(Samples.CRM, "003Q1").toString());
    }

    @Test
    void anIdCannotLeadElsewhere() {
        assertEquals("read GET " + BASE
                + "/sobjects/Contact/..%2F..%2Flimits%3Fa", CONTACT.read(Samples.CRM, "../../limits?a").toString());
        assertEquals("read GET " + BASE + "/sobjects/Contact/%2E%2E", CONTACT.read(Samples.CRM, "..").toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Email': 'a@example.com', 'LastName': 'Reis'} | Email = 'a@example.com' AND LastName = 'Reis'
            {'LastName': 'O''Neill \\\\ Sons'}             | LastName = 'O\\'Neill \\\\ Sons'
            {'HasOptedOutOfEmail': true}                   | HasOptedOutOfEmail = true
            {'Lifetime_Value__c': 2381.40}                 | Lifetime_Value__c = 2381.4
            {'Birthdate': '1990-05-17'}                    | Birthdate = 1990-05-17
            """)
    void contactsAreSearchedByQuery(String fields, String where) {
        var wanted = Samples.json(fields.replace("''", "\u0001").replace("'", "\"")
                .replace("\u0001", "'").getBytes(StandardCharsets.UTF_8));
        var find = new TreeMap<String, JsonNode>();
        wanted.fields().forEachRemaining(field -> find.put(field.getKey(), field.getValue()));
        var query = query(CONTACT.find(Samples.CRM, find).orElseThrow());

        assertEquals(where + " LIMIT 3", query.substring(query.indexOf(" WHERE ") + 7));
        assertEquals("SELECT AccountId,Attune_Id__c,Birthdate,CreatedDate,", query.substring(0, 52));
    }

    @Test
    void anOrderIsSearchedByItsMarker() {
        var query = query(ORDER.findByMarker(Samples.CRM, "rec-1").orElseThrow());

        assertEquals("FROM Shop_Order__c WHERE Attune_Id__c = 'rec-1' LIMIT 3", query.substring(query.indexOf("FROM")));
    }

    @Test
    void theLinesOfAnOrderAreKeptAsText() {
        var patch = Samples.object("{'Lines__c': [{'ItemNo': 'MUG', 'Qty': 2}], 'TotalMinor__c': 6635}");
        var call = ORDER.write(Samples.CRM, new Write(Write.Kind.UPSERT, Optional.empty(), "rec-1", patch)).get(0);
        assertEquals("[{\"ItemNo\":\"MUG\",\"Qty\":2}]", Samples.body(call).path("Lines__c").textValue());

        var read = ORDER.outcome(ORDER.read(Samples.CRM, "a00Q1"), Samples.answer(200, Samples.object(
                "{'attributes': {'type': 'Shop_Order__c'}, 'Id': 'a00Q1'}")
                        .set("Lines__c", TextNode.valueOf("[{\"ItemNo\":\"MUG\",\"Qty\":2.0}]"))));
        assertEquals("{\"Id\":\"a00Q1\",\"Lines__c\":[{\"ItemNo\":\"MUG\",\"Qty\":2}]}",
                JsonText.write(assertInstanceOf(Outcome.Done.class, read).record()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            201 | {'id': '003Q1', 'success': true, 'errors': []}                   | Done[id=Optional[003Q1], record=]
            200 | {'id': '003Q1', 'success': true, 'errors': [], 'created': false} | Done[id=Optional[003Q1], record=]
            204 | -                                                                | Done[id=Optional.empty, record=]
            300 | ['/services/data/v67.0/sobjects/Contact/003Q1', '/services/data/v67.0/sobjects/Contact/003Q2'] | NotDone[refusal=AMBIGUOUS, words=HTTP 300: ["/services/data/v67.0/sobjects/Contact/003Q1", "/services/data/v67.0/sobjects/Contact/003Q2"], pause=Optional.empty]
            400 | [{'message': 'Required fields are missing: [LastName]', 'errorCode': 'REQUIRED_FIELD_MISSING', 'fields': ['LastName']}] | NotDone[refusal=INVALID, words=REQUIRED_FIELD_MISSING: Required fields are missing: [LastName], pause=Optional.empty]
            400 | [{'message': 'No such column X', 'errorCode': 'INVALID_FIELD'}, {'message': 'b', 'errorCode': 'C'}] | NotDone[refusal=INVALID, words=INVALID_FIELD: No such column X; C: b, pause=Optional.empty]
            400 | [{'message': 'duplicate value found', 'errorCode': 'DUPLICATE_VALUE'}]  | NotDone[refusal=CONFLICT, words=DUPLICATE_VALUE: duplicate value found, pause=Optional.empty]
            400 | [{'message': 'unable to obtain exclusive access', 'errorCode': 'UNABLE_TO_LOCK_ROW'}] | NotDone[refusal=BUSY, words=UNABLE_TO_LOCK_ROW: unable to obtain exclusive access, pause=Optional.empty]
            401 | [{'message': 'Session expired or invalid', 'errorCode': 'INVALID_SESSION_ID'}] | NotDone[refusal=UNAUTHORIZED, words=INVALID_SESSION_ID: Session expired or invalid, pause=Optional.empty]
            403 | [{'message': 'TotalRequests Limit exceeded.', 'errorCode': 'REQUEST_LIMIT_EXCEEDED'}] | NotDone[refusal=RATE_LIMITED, words=REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded., pause=Optional[PT1M]]
            403 | [{'message': 'insufficient access', 'errorCode': 'INSUFFICIENT_ACCESS'}] | NotDone[refusal=FORBIDDEN, words=INSUFFICIENT_ACCESS: insufficient access, pause=Optional.empty]
            404 | [{'message': 'The requested resource does not exist', 'errorCode': 'NOT_FOUND'}] | NotDone[refusal=NOT_FOUND, words=NOT_FOUND: The requested resource does not exist, pause=Optional.empty]
            404 | [{'message': 'Provided external ID field does not exist or is not accessible: Attune_Id__c', 'errorCode': 'NOT_FOUND'}] | NotDone[refusal=INVALID, words=NOT_FOUND: Provided external ID field does not exist or is not accessible: Attune_Id__c, pause=Optional.empty]
            412 | [{'message': 'modified since', 'errorCode': 'PRECONDITION_FAILED'}] | NotDone[refusal=CHANGED, words=PRECONDITION_FAILED: modified since, pause=Optional.empty]
            503 | [{'message': 'server down', 'errorCode': 'SERVER_UNAVAILABLE'}] | Unknown[words=SERVER_UNAVAILABLE: server down, pause=Optional.empty]
            500 | -                                                            | Unknown[words=HTTP 500 without a body, pause=Optional.empty]
            200 | {'success': false, 'errors': [{'statusCode': 'STRING_TOO_LONG', 'message': 'Last Name: too long'}]} | NotDone[refusal=INVALID, words=STRING_TOO_LONG: Last Name: too long, pause=Optional.empty]
            200 | [{'id': '003Q1', 'success': true, 'errors': []}]                 | Done[id=Optional.empty, record=]
            200 | {'success': false, 'errors': [{'statusCode': 'DUPLICATES_DETECTED', 'message': 'Use one of these records?', 'fields': []}]} | NotDone[refusal=CONFLICT, words=DUPLICATES_DETECTED: Use one of these records?, pause=Optional.empty]
            200 | {'success': false, 'errors': [{'statusCode': 'UNABLE_TO_LOCK_ROW', 'message': 'locked'}]} | NotDone[refusal=BUSY, words=UNABLE_TO_LOCK_ROW: locked, pause=Optional.empty]
            202 | -                                                            | Unknown[words=HTTP 202 without a body, pause=Optional.empty]
            302 | -                                                            | NotDone[refusal=INVALID, words=HTTP 302 without a body, pause=Optional.empty]
            """)
    void anAnswerToAnUpsertMeans(int status, String body, String outcome) {
        var call = CONTACT.write(Samples.CRM,
                new Write(Write.Kind.UPSERT, Optional.empty(), "r", Samples.object("{}"))).get(0);

        assertEquals(outcome, CONTACT.outcome(call, Samples.answer(status, body == null ? "" : body)).toString());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-",
            value = {"api-usage=18/15000, -", "api-usage=14699/15000, -", "api-usage=14700/15000, PT5M",
            "api-usage=15001/15000; per-app-api-usage=17/250(appName=x), PT5M", "api-usage=1/0, -", "nonsense, -",
            "api-usage=99999999999999999999/1, -"})
    void theLastHundredthsOfTheDaysCallsAreLeftToOthers(String header, String pause) {
        var answer = Samples.answer(204, Map.of("Sforce-Limit-Info", List.of(header)), "");

        assertEquals(Optional.ofNullable(pause).map(Duration::parse), SALESFORCE.limits().pauseAfter(answer));
    }

    @Test
    void aQueryGivesItsRecords() {
        var call = CONTACT.find(Samples.CRM, Map.of("Email", TextNode.valueOf("A@example.com"))).orElseThrow();
        var search = CONTACT.search(call, Samples.answer(200, """
                {'totalSize': 1, 'done': true, 'records': [{'attributes': {'type': 'Contact', 'url': '/x'}, 'Id': '003Q1',
                 'Email': 'a@example.com', 'SystemModstamp': '2026-03-01T12:00:00.000+0000'}]}"""));

        assertEquals("Hits[hits=[Hit[id=003Q1, record={\"Email\":\"a@example.com\",\"Id\":\"003Q1\","
                + "\"SystemModstamp\":\"2026-03-01T12:00:00Z\"}]]]", search.toString());
    }

    @Test
    void aContactSaysWhenAndByWhomItWasChangedAndWhichOfOursItIs() {
        var record = Samples.json("{'SystemModstamp': '2026-03-01T12:00:00Z', 'LastModifiedById': '0055i0000000002AAA',"
                + " 'Attune_Id__c': 'rec-1'}");

        assertEquals("Observed[revision=OptionalLong[1772366400000], changedAt=Optional[2026-03-01T12:00:00Z],"
                + " actor=Optional[0055i0000000002AAA], marker=Optional[rec-1]]", CONTACT.observed(record).toString());
        assertEquals("Observed[revision=OptionalLong.empty, changedAt=Optional.empty, actor=Optional.empty,"
                + " marker=Optional.empty]", CONTACT.observed(Samples.json("{'Attune_Id__c': null}")).toString());
    }

    private static String query(Call call) {
        return URLDecoder.decode(call.url().substring(call.url().indexOf("?q=") + 3), StandardCharsets.UTF_8);
    }
}
