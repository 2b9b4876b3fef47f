package io.attune.sandbox.shop.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.sandbox.shop.ShopWorld;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryCostTest {

    /** The first row is the vendor's sample of a product; the third the one measured there with 250 variants. */
    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
             1 |  1 | { product(id: "{MUG}") { id title handle } }
             1 |  1 | { shop { name currencyCode } }
            25 |  0 | { product(id: "gid://shopify/Product/1") { variants(first: 250) { nodes { product { id } } } } }
             2 |  0 | { products { nodes { id } } }
             8 |  3 | { customers(first: 50) { nodes { id tags } } }
             8 |  3 | { customers(first: 50) { edges { cursor node { id } } pageInfo { hasNextPage } } }
             4 |  4 | { customers(first: 2) { nodes { amountSpent { amount } } } }
             3 |  3 | { node(id: "{ORDER}") { ... on Order { totalTaxSet { shopMoney { amount } } } } }
             2 |  1 | { nodes(ids: ["gid://shopify/Order/1", "{ORDER}"]) { id } }
            10 | 10 | mutation { tagsAdd(id: "gid://shopify/Order/1", tags: ["a"]) { node { id } userErrors { field } }}
            """)
    void costsWhatItAsksFor(int requested, int actual, String query) {
        var cost = ShopWorld.seeded().query(withIds(query), Map.of()).path("extensions").path("cost");

        assertEquals(requested, cost.path("requestedQueryCost").asInt());
        assertEquals(actual, cost.path("actualQueryCost").asInt());
    }

    private static String withIds(String query) {
        return query.replace("{ORDER}", "gid://shopify/Order/820982911946210482")
                .replace("{MUG}", "gid://shopify/Product/7610004512034");
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2", "3,3", "4,3", "5,4", "100,10", "250,12"})
    void countsLargeListsLess(int size, int weight) {
        assertEquals(weight, QueryCost.weight(size));
    }

    @Test
    void refusesWhatIsTooDearForEver() {
        var answer = ShopWorld.seeded().query("""
                { customers(first: 250) { nodes { orders(first: 250) { nodes {
                  lineItems(first: 250) { nodes { id } } } } } } }""", Map.of());

        assertEquals("Query cost is 1884, which exceeds the single query max cost limit (1000).",
                answer.path("errors").path(0).path("message").asText());
        assertEquals("MAX_COST_EXCEEDED", answer.path("errors").path(0).path("extensions").path("code").asText());
    }

    @Test
    void throttlesWhenThePointsAreSpentAndRestoresThem() {
        var world = ShopWorld.seeded();
        var query = "mutation { tagsAdd(id: \"gid://shopify/Customer/7219450314823\", tags: [\"a\"]) { node { id } } }";
        for (int i = 0; i < 200; i++) {
            assertEquals("gid://shopify/Customer/7219450314823",
                    world.query(query, Map.of()).at("/data/tagsAdd/node/id").asText(), "call " + i);
        }

        var throttled = world.query(query, Map.of());
        assertEquals("THROTTLED", throttled.path("errors").path(0).path("extensions").path("code").asText());
        assertEquals(0, throttled.path("extensions").path("cost").path("throttleStatus").path("currentlyAvailable")
                .asInt());

        world.pass(Duration.ofMillis(100));
        assertEquals(10, world.query(query, Map.of()).path("extensions").path("cost").path("actualQueryCost").asInt());
    }

    @Test
    void warnsOfSearchFieldsThatItDoesNotKnow() {
        var answer = ShopWorld.seeded().query("{ customers(first: 1, query: \"shoe:41\") { nodes { id } } }", Map.of());

        assertEquals("Invalid search field for this query.",
                answer.at("/extensions/search/0/warnings/0/message").asText());
        assertEquals("[\"customers\"]", answer.at("/extensions/search/0/path").toString());
    }
}
