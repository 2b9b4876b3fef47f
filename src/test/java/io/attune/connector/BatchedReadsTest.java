package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.retry.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads of the shipped connectors that travel together, and what the answer means for each. */
class BatchedReadsTest {

    private static final Account SHOP = SomeAccount.with(Map.of("shop", "demo.myshopify.com",
            "base_url", "https://demo.myshopify.com", "api_version", "2026-07", "client_id", ""), "a-secret");
    private static final Account DESK = SomeAccount.with(Map.of("subdomain", "demo",
            "base_url", "https://demo.zendesk.com", "user", "a@example.com"), "a-secret");

    private static Batch batch(String connector, String object, String... ids) {
        var account = connector.equals("shopify") ? SHOP : connector.equals("zendesk") ? DESK : Samples.CRM;
        var kind = Shipped.load(connector).object(object).orElseThrow();
        return kind.batches(account, Stream.of(ids).map(id -> kind.read(account, id)).toList()).get(0);
    }

    @Test
    void aShopIsAskedForNodes() {
        var body = Samples.body(batch("shopify", "customer", "1", "2").call());

        assertEquals("{\"ids\":[\"gid://shopify/Customer/1\",\"gid://shopify/Customer/2\"]}",
                body.get("variables").toString());
        assertEquals("query ($ids: [ID!]!) { result: nodes(ids: $ids) { ...record } }",
                body.get("query").asText().lines().findFirst().orElseThrow());
    }

    @Test
    void aHelpDeskIsAskedForMany() {
        assertEquals("https://demo.zendesk.com/api/v2/users/show_many?ids=1,2",
                batch("zendesk", "user", "1", "2").call().url());
    }

    /** Whoever is missing, gone or not understood is read alone: a batch of reads is no evidence that a record is gone. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            shopify    | in another order       | {'data': {'result': [{'id': 'gid://shopify/Customer/2'}, {'id': 'gid://shopify/Customer/1'}]}} | 1 2
            shopify    | gone or of another shop | {'data': {'result': [null, {'id': 'gid://shopify/Customer/2'}]}}                           | alone 2
            shopify    | too often              | {'errors': [{'message': 'Throttled', 'extensions': {'code': 'THROTTLED'}}]}                  | RATE_LIMITED RATE_LIMITED
            shopify    | no data                | {'extensions': {}}                                                                          | unknown unknown
            shopify    | not allowed            | {'errors': [{'message': 'no', 'extensions': {'code': 'ACCESS_DENIED'}}], 'data': null}       | REFUSED
            zendesk    | one is deleted         | {'users': [{'id': 1, 'active': true}, {'id': 2, 'active': false}]}                           | 1 alone
            zendesk    | no list                | {'user': {'id': 1, 'active': true}}                                                         | alone alone
            salesforce | as many as were asked  | [null, {'Id': '2'}]                                                                         | alone 2
            """)
    void eachReadIsTold(String connector, String name, String answer, String told) {
        var object = Map.of("shopify", "customer", "zendesk", "user", "salesforce", "Contact").get(connector);
        var results = batch(connector, object, "1", "2").outcomes(Samples.answer(200, answer));

        assertEquals(told, results.whole() == BatchResults.Whole.TOLD
                ? results.each().stream().map(BatchedReadsTest::told).collect(Collectors.joining(" "))
                : results.whole().name());
    }

    private static String told(Optional<Outcome> result) {
        return result.map(outcome -> outcome.fold(done -> done.id().orElse(""), refused -> refused.refusal().name(),
                unknown -> "unknown")).orElse("alone");
    }
}
