package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.attune.retry.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped files ask for when records are listed, and what they understand of the pages. */
class ListingTest {

    private static final Map<String, ConnectorObject> OBJECTS = Map.of(
            "customer", Shipped.load("shopify").object("customer").orElseThrow(),
            "Contact", Shipped.load("salesforce").object("Contact").orElseThrow());

    @ParameterizedTest(name = "{0} since {1}, page {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            Contact  | 2026-03-01T12:00:00.9Z | -         | /queryAll?… WHERE SystemModstamp >= 2026-03-01T12:00:00Z ORDER BY SystemModstamp, Id
            Contact  | -                      | -         | /queryAll?… WHERE SystemModstamp >= 1970-01-01T00:00:00Z ORDER BY SystemModstamp, Id
            Contact  | 2026-03-01T12:00:00.9Z | 01g-2000  | /query/01g-2000
            Contact  | -                      | ../limits | /query/..%2Flimits
            customer | 2026-03-01T12:00:00Z   | -         | {"query":"updated_at:>='2026-03-01T12:00:00Z'"}
            customer | -                      | eyJsYXN0  | {"query":"updated_at:>='1970-01-01T00:00:00Z'","page":"eyJsYXN0"}
            """)
    void isAskedFor(String object, Instant since, String page, String asked) {
        var call = OBJECTS.get(object).list(account(object), Optional.ofNullable(since), Optional.ofNullable(page))
                .orElseThrow();

        assertEquals(asked, call.body().isPresent() ? Samples.body(call).path("variables").toString() : address(call));
        assertEquals("list", call.kind());
    }

    private static String address(Call call) {
        var behind = call.url().substring(call.url().indexOf("67.0") + 4);
        int where = behind.indexOf("%20WHERE");
        return where < 0 ? behind : behind.substring(0, behind.indexOf("q=")) + "…" + decoded(behind.substring(where));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Contact  | {'done': true, 'records': []}                                                       | [] [] -
            Contact  | {'done': true, 'records': [{'Id': '003A', 'IsDeleted': false}, {'Id': '003B', 'IsDeleted': true}]} | [003A] [003B] -
            Contact  | {'done': false, 'nextRecordsUrl': '/services/data/v67.0/query/01g-2000', 'records': [{'Id': '003A'}, {'IsDeleted': true}]} | [003A] [] 01g-2000
            customer | {'data': {'result': {'nodes': [{'id': 'gid://shopify/Customer/7'}], 'pageInfo': {'hasNextPage': false, 'endCursor': 'c1'}}}} | [7] [] -
            customer | {'data': {'result': {'nodes': [{'id': 'gid://shopify/Customer/7'}], 'pageInfo': {'hasNextPage': true, 'endCursor': 'c1'}}}}  | [7] [] c1
            """)
    void aPageTells(String object, String body, String told) {
        var page = assertInstanceOf(Page.Listed.class, page(object, Samples.answer(200, body)));

        assertEquals(told, page.hits().stream().map(Search.Hit::id).toList() + " " + page.deleted() + " "
                + page.next().orElse("-"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Contact  | 500 | []                                                                | Unknown[words=HTTP 500: [], pause=Optional.empty]
            Contact  | 200 | {}                                                                | Unknown[words=the answer has nothing at body.records, pause=Optional.empty]
            Contact  | 200 | <html>                                                            | Unknown[words=the answer is not JSON. HTTP 200: <html>, pause=Optional.empty]
            Contact  | 400 | [{'errorCode': 'INVALID_QUERY_LOCATOR', 'message': 'too old'}]    | NotDone[refusal=INVALID, words=INVALID_QUERY_LOCATOR: too old, pause=Optional.empty]
            customer | 200 | {'errors': [{'message': 'Throttled', 'extensions': {'code': 'THROTTLED'}}], 'extensions': {'cost': {'requestedQueryCost': 150, 'throttleStatus': {'currentlyAvailable': 50, 'restoreRate': 50}}}} | NotDone[refusal=RATE_LIMITED, words=Throttled, pause=Optional[PT2S]]
            """)
    void aFailureIsToldAsAnyOther(String object, int status, String body, String outcome) {
        var failed = assertInstanceOf(Page.Failed.class, page(object, Samples.answer(status, body)));

        assertEquals(outcome, failed.outcome().toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'records': [{'MasterRecordId': '003A'}]} | Done[id=Optional[003A], record=]
            {'records': [{'MasterRecordId': null}]}   | Done[id=Optional.empty, record=]
            {'records': []}                           | Done[id=Optional.empty, record=]
            """)
    void aMergedContactSaysWhereItWent(String body, String outcome) {
        var contact = OBJECTS.get("Contact");
        var call = contact.mergedInto(Samples.CRM, "003'B").orElseThrow();

        assertEquals("SELECT MasterRecordId FROM Contact WHERE Id = '003B' AND IsDeleted = true",
                decoded(call.url().substring(call.url().indexOf("q=") + 2)));
        assertEquals(outcome, contact.outcome(call, Samples.answer(200, body)).toString());
    }

    @Test
    void nobodyAsksTheShopAboutMerges() {
        assertEquals(Optional.empty(), OBJECTS.get("customer").mergedInto(Samples.SHOP, "7"));
    }

    @Test
    void aCustomerHasOurMarkerAmongItsMetafields() {
        var customer = OBJECTS.get("customer");
        var record = Samples.json("{'updated_at': '2026-03-01T12:00:00Z',"
                + " 'metafields': [{'namespace': 'attune', 'key': 'id', 'value': 'rec-1'}]}");

        assertEquals(Optional.of("rec-1"), customer.observed(record).marker());
        assertEquals(Optional.empty(), customer.observed(Samples.json("{'metafields': []}")).marker());
        assertEquals(true, customer.isMarked());
    }

    private static Page page(String object, HttpAnswer answer) {
        var connected = OBJECTS.get(object);
        return connected.page(connected.list(account(object), Optional.empty(), Optional.empty()).orElseThrow(),
                answer);
    }

    private static Account account(String object) {
        return object.equals("customer") ? Samples.SHOP : Samples.CRM;
    }
}
