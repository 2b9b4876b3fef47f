package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The calls that shopify.yaml makes, and what their answers mean. */
class ShopifyCallsTest {

    private static final Connector SHOPIFY = Shipped.load("shopify");
    private static final ConnectorObject CUSTOMER = SHOPIFY.object("customer").orElseThrow();

    @Test
    void aCustomerIsReadByItsGid() {
        var call = CUSTOMER.read(Samples.SHOP, "9182736455463728190");

        assertEquals("read POST https://demo.myshopify.com/admin/api/2026-07/graphql.json", call.toString());
        assertEquals("{\"id\":\"gid://shopify/Customer/9182736455463728190\"}", variables(call));
        assertTrue(Samples.body(call).path("query").asText().contains("fragment record on Customer"));
        assertEquals(Map.of("Content-Type", "application/json"), call.headers());
        assertEquals(Duration.ofSeconds(30), call.timeout());
    }

    @Test
    void aSearchByMailAloneIsALookUp() {
        var call = CUSTOMER.find(Samples.SHOP, Map.of("email", text("ines@example.com"))).orElseThrow();

        assertEquals("find.0 {\"identifier\":{\"emailAddress\":\"ines@example.com\"}}", call.step() + " "
                + variables(call));
    }

    @Test
    void aSearchBySeveralFieldsQuotesAndEscapes() {
        var call = CUSTOMER.find(Samples.SHOP, Map.of("phone", text("+351220000001"), "last_name", text("O\"Neill\\")))
                .orElseThrow();

        assertEquals("find.2 {\"query\":\"last_name:\\\"O\\\\\\\"Neill\\\\\\\\\\\" AND phone:\\\"+351220000001\\\"\"}",
                call.step() + " " + variables(call));
    }

    @Test
    void nobodyIsSearchedByAFieldThatTheShopDoesNotSearchBy() {
        assertEquals(Optional.empty(), CUSTOMER.find(Samples.SHOP, Map.of("note", text("x"))));
        assertEquals(Optional.empty(), CUSTOMER.find(Samples.SHOP, Map.of()));
    }

    @Test
    void theMarkerIsAMetafield() {
        assertEquals("{\"identifier\":{\"customId\":{\"key\":\"id\",\"namespace\":\"attune\",\"value\":\"rec-1\"}}}",
                variables(CUSTOMER.findByMarker(Samples.SHOP, "rec-1").orElseThrow()));
    }

    @Test
    void aNewCustomerIsMadeInOneCallWithItsMarker() {
        var patch = Samples.object("""
                {'first_name': 'Ines', 'tags': 'b, a', 'email_marketing_consent': {'state': 'subscribed'},
                 'default_address': {'city': 'Porto'}, 'metafields': [{'namespace': 'crm', 'key': 'b', 'value': '1'}]}""");
        var calls = CUSTOMER.write(Samples.SHOP, new Write(Write.Kind.CREATE, Optional.empty(), "rec-1", patch));

        assertEquals(1, calls.size());
        assertEquals(Set.of("first_name", "tags", "email_marketing_consent", "default_address", "metafields"),
                calls.get(0).fields());
        assertEquals(JsonText.write(Samples.json("""
                {'input': {'addresses': [{'city': 'Porto'}], 'emailMarketingConsent': {'marketingState': 'SUBSCRIBED'},
                 'firstName': 'Ines', 'metafields': [
                 {'key': 'id', 'namespace': 'attune', 'type': 'id', 'value': 'rec-1'},
                 {'key': 'b', 'namespace': 'crm', 'type': 'single_line_text_field', 'value': '1'}],
                 'tags': ['b', 'a']}}""")), variables(calls.get(0)));
    }

    /** Each group of fields has a call of its own, which is made only when one of its fields is needed. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'first_name': 'A', 'note': null}                          | fields           | {'input': {'firstName': 'A', 'id': 'gid://shopify/Customer/7', 'note': null}}
            {'tags': 'a, c'}                                           | tags             | {'added': ['c'], 'adds': true, 'id': 'gid://shopify/Customer/7', 'removed': ['b'], 'removes': true}
            {'tags': null}                                             | tags             | {'added': [], 'adds': false, 'id': 'gid://shopify/Customer/7', 'removed': ['a', 'b'], 'removes': true}
            {'email_marketing_consent': {'state': 'unsubscribed'}}     | consent          | {'input': {'customerId': 'gid://shopify/Customer/7', 'emailMarketingConsent': {'marketingState': 'UNSUBSCRIBED'}}}
            {'metafields': [{'namespace': 'c', 'key': 'k', 'value': 'v'}]}  | metafields  | {'metafields': [{'key': 'k', 'namespace': 'c', 'ownerId': 'gid://shopify/Customer/7', 'type': 'single_line_text_field', 'value': 'v'}]}
            {'metafields': [{'namespace': 'c', 'key': 'k', 'value': null}]} | blank-metafields | {'metafields': [{'key': 'k', 'namespace': 'c', 'ownerId': 'gid://shopify/Customer/7'}]}
            {'default_address': {'city': 'Porto', 'address2': null}}   | address          | {'address': {'address2': null, 'city': 'Porto'}, 'addressId': 'gid://shopify/MailingAddress/7001?model_name=CustomerAddress', 'customerId': 'gid://shopify/Customer/7'}
            """)
    void anUpdateMakesTheCallOfItsFields(String patch, String step, String variables) {
        var calls = update(patch, Samples.json("{'tags': 'a, b', 'default_address': {'id': '7001'}}"));

        assertEquals(List.of("update." + step), calls.stream().map(Call::step).toList());
        assertEquals(JsonText.write(Samples.json(variables)), variables(calls.get(0)));
        assertEquals(Samples.names(Samples.object(patch)), calls.get(0).fields());
    }

    @Test
    void anUpdateOfManyFieldsMakesItsCallsInOrder() {
        var calls = update("{'default_address': {'city': 'P'}, 'tags': 'a', 'email': 'x@example.com', 'phone': null}",
                Samples.json("{}"));

        assertEquals(List.of("update.fields [email, phone]", "update.tags [tags]",
                "update.new-address [default_address]"),
                calls.stream().map(call -> call.step() + " " + call.fields().stream().sorted().toList()).toList());
    }

    @Test
    void aCustomerIsDeletedById() {
        var call = CUSTOMER.write(Samples.SHOP,
                new Write(Write.Kind.DELETE, Optional.of("7"), "", Samples.object("{}"))).get(0);

        assertEquals("{\"input\":{\"id\":\"gid://shopify/Customer/7\"}}", variables(call));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 | {'data': {'result': null}}                                                        | NotDone[refusal=NOT_FOUND, words=there is no such record, pause=Optional.empty]
            200 | {'data': null, 'errors': [{'message': 'Access denied', 'extensions': {'code': 'ACCESS_DENIED'}}]} | NotDone[refusal=FORBIDDEN, words=Access denied, pause=Optional.empty]
            200 | {'errors': [{'message': 'Internal error.\\nRequest ID: 1', 'extensions': {'code': 'INTERNAL_SERVER_ERROR'}}]} | Unknown[words=Internal error.\\nRequest ID: 1, pause=Optional.empty]
            200 | {'errors': [{'message': 'you must provide first'}, {'message': 'or last'}]}       | NotDone[refusal=INVALID, words=you must provide first; or last, pause=Optional.empty]
            200 | {'data': {}}                                                                      | Unknown[words=the answer has nothing at body.data.result, pause=Optional.empty]
            200 | {}                                                                                | Unknown[words=the answer has no data, pause=Optional.empty]
            200 | <html>                                                                            | Unknown[words=the answer is not JSON. HTTP 200: <html>, pause=Optional.empty]
            401 | {'errors': '[API] Invalid API key or access token'}                               | NotDone[refusal=UNAUTHORIZED, words=[API] Invalid API key or access token, pause=Optional.empty]
            402 | {'errors': 'Unavailable Shop'}                                                    | NotDone[refusal=PAUSED, words=Unavailable Shop, pause=Optional.empty]
            423 | -                                                                                 | NotDone[refusal=PAUSED, words=HTTP 423: -, pause=Optional.empty]
            404 | {'errors': 'Not Found'}                                                           | NotDone[refusal=NOT_FOUND, words=Not Found, pause=Optional.empty]
            503 | Service Unavailable                                                               | Unknown[words=HTTP 503: Service Unavailable, pause=Optional.empty]
            """)
    void anAnswerToAReadMeans(int status, String body, String outcome) {
        var call = CUSTOMER.read(Samples.SHOP, "7");

        assertEquals(outcome, CUSTOMER.outcome(call, Samples.answer(status, body)).toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'data': {'result': {'customer': null, 'userErrors': [{'field': ['email'], 'message': 'Email has already been taken'}]}}} | NotDone[refusal=CONFLICT, words=Email has already been taken, pause=Optional.empty]
            {'data': {'result': {'customer': null, 'userErrors': [{'field': ['id'], 'message': 'Customer does not exist'}]}}}         | NotDone[refusal=NOT_FOUND, words=Customer does not exist, pause=Optional.empty]
            {'data': {'result': {'customer': null, 'userErrors': [{'field': ['phone'], 'message': 'Phone is invalid'}]}}}             | NotDone[refusal=INVALID, words=Phone is invalid, pause=Optional.empty]
            {'data': {'result': null}}                                                                                               | Unknown[words=the answer has nothing at body.data.result.customer, pause=Optional.empty]
            {'data': {'result': {'customer': {'id': 'gid://shopify/Customer/7'}, 'userErrors': []}}}                                  | Done[id=Optional[7], record={"id":"7"}]
            """)
    void anAnswerToAWriteMeans(String body, String outcome) {
        var call = update("{'phone': '1'}", Samples.json("{}")).get(0);

        assertEquals(outcome, CUSTOMER.outcome(call, Samples.answer(200, body)).toString());
    }

    @Test
    void tagsFailByEitherHalf() {
        var call = update("{'tags': 'x'}", Samples.json("{}")).get(0);

        assertEquals("NotDone[refusal=INVALID, words=too many, pause=Optional.empty]", CUSTOMER.outcome(call,
                Samples.answer(200, "{'data': {'result': {'userErrors': []}, 'also': {'userErrors': [{'message': 'too many'}]}}}")).toString());
        assertEquals(Outcome.Done.silent(), CUSTOMER.outcome(call, Samples.answer(200, "{'data': {}}")));
    }

    @Test
    void aThrottledCallWaitsUntilItsCostIsThere() {
        var throttled = Samples.answer(200, """
                {'errors': [{'message': 'Throttled', 'extensions': {'code': 'THROTTLED'}}], 'extensions': {'cost':
                {'requestedQueryCost': 752, 'actualQueryCost': null, 'throttleStatus':
                {'maximumAvailable': 1000.0, 'currentlyAvailable': 666.5, 'restoreRate': 50.0}}}}""");

        assertEquals("NotDone[refusal=RATE_LIMITED, words=Throttled, pause=Optional[PT1.71S]]",
                CUSTOMER.outcome(CUSTOMER.read(Samples.SHOP, "7"), throttled).toString());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-",
            value = {"12, 1989, 100, -", "12, 12, 100, -", "12, 11, 100, PT0.01S", "400, 300, 50, PT2S",
                    "400, 0, 0, -"})
    void theWholeConnectionWaitsForTheNextCallsCost(int requested, int available, int restored, String pause) {
        var answer = Samples.answer(200, "{'extensions': {'cost': {'requestedQueryCost': " + requested
                + ", 'throttleStatus': {'currentlyAvailable': " + available + ", 'restoreRate': " + restored + "}}}}");

        assertEquals(Optional.ofNullable(pause).map(Duration::parse), SHOPIFY.limits().pauseAfter(answer));
    }

    @Test
    void hitsThatOnlySoundLikeItAreLeftOut() {
        var call = CUSTOMER.find(Samples.SHOP, Map.of("last_name", text("Valcic"), "first_name", text("Ines")))
                .orElseThrow();
        var search = CUSTOMER.search(call, Samples.answer(200, """
                {'data': {'result': {'nodes': [
                {'id': 'gid://shopify/Customer/1', 'firstName': 'ines ', 'lastName': 'VALCIC'},
                {'id': 'gid://shopify/Customer/2', 'firstName': 'Ines', 'lastName': 'Valcic-Reis'},
                {'id': 'gid://shopify/Customer/3', 'firstName': null, 'lastName': 'Valcic'}]}}}"""));

        assertEquals(List.of("1"), assertInstanceOf(Search.Hits.class, search).hits().stream().map(Search.Hit::id)
                .toList());
    }

    @Test
    void aLookUpThatFindsNobodyHasNoHits() {
        var call = CUSTOMER.findByMarker(Samples.SHOP, "rec-1").orElseThrow();

        assertEquals(new Search.Hits(List.of()),
                CUSTOMER.search(call, Samples.answer(200, "{'data': {'result': null}}")));
        assertInstanceOf(Search.Failed.class, CUSTOMER.search(call, Samples.answer(500, "")));
    }

    @Test
    void theShopTrimsNamesAndMakesMailsSmall() {
        assertEquals(text("a@example.com"), CUSTOMER.stored("email", text(" A@Example.com ")));
        assertEquals(text("Ines"), CUSTOMER.stored("first_name", text("Ines ")));
        assertEquals(text(" as it is "), CUSTOMER.stored("note", text(" as it is ")));
    }

    private static List<Call> update(String patch, JsonNode current) {
        return CUSTOMER.write(Samples.SHOP,
                new Write(Write.Kind.UPDATE, Optional.of("7"), "rec-1", Samples.object(patch), current));
    }

    private static JsonNode text(String text) {
        return TextNode.valueOf(text);
    }

    private static String variables(Call call) {
        return JsonText.write(Canonical.of(Samples.body(call).path("variables")));
    }
}
