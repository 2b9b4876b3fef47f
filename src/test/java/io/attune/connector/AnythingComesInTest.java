package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies, answers and headers of any content: a verdict always, never an exception. */
class AnythingComesInTest {

    private static final int SEEDS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "rest"})
    void anyBodyIsReadOrNamedUnreadable(String name) {
        var connector = Shipped.load(name);
        var topics = name.equals("rest") ? List.of("contact.updated", "contact.deleted")
                : List.of("customers/update", "customers/delete", "customer.tags_added",
                        "customers/purchasing_summary", "orders/create", "products/update");
        var keys = List.of("id", "customerId", "customer_id", "data", "updated_at", "occurredAt", "default_address",
                "line_items", "tags",
                "amountSpent", "amount", "properties", "email", "timestamp", "customer");
        for (long seed = 0; seed < SEEDS; seed++) {
            var body = new AnyJson(seed, keys).next();
            for (var topic : topics) {
                assertNotNull(connector.webhooks().read(topic, Map.of(), body));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "salesforce", "rest"})
    void anyAnswerHasAMeaning(String name) {
        var keys = List.of("data", "result", "also", "userErrors", "errors", "extensions", "code", "message",
                "errorCode", "id", "nodes",
                "records", "success", "cost", "throttleStatus", "requestedQueryCost", "currentlyAvailable",
                        "restoreRate", "access_token",
                "expires_in", "customer", "lineItems", "pageInfo", "title", "detail", "error");
        var connector = Shipped.load(name);
        for (var object : connector.objects()) {
            var read = object.read(name.equals("salesforce") ? Samples.CRM : Samples.SHOP, "1");
            for (long seed = 0; seed < SEEDS / 4; seed++) {
                var random = new SplittableRandom(seed);
                var headers = Map.of("retry-after", List.of(junk(random)), "date", List.of(junk(random)),
                        "sforce-limit-info", List.of(junk(random)),
                        "ratelimit-remaining", List.of("0"), "ratelimit-reset", List.of(junk(random)));
                var body = JsonText.write(new AnyJson(seed, keys).next()).getBytes(StandardCharsets.UTF_8);
                var answer = new HttpAnswer(List.of(200, 201, 202, 204, 300, 400, 401, 403, 404, 409, 422, 429, 500,
                        503).get(random.nextInt(14)), headers, body);
                isBounded(object.outcome(read, answer));
                assertNotNull(object.search(read, answer));
                assertNotNull(connector.limits().pauseAfter(answer));
            }
        }
    }

    private static void isBounded(Outcome outcome) {
        var words = outcome.fold(done -> "", Outcome.NotDone::words, Outcome.Unknown::words);
        assertTrue(words.length() <= 2_000 && words.chars().noneMatch(Character::isISOControl), words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "rest"})
    void anyHeadersAreJudged(String name) {
        var connector = Shipped.load(name);
        var account = SomeAccount.with(Map.of("shop", "demo.myshopify.com"),
                "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        var names = List.of("webhook-id", "webhook-timestamp", "webhook-signature", "x-shopify-hmac-sha256",
                "x-shopify-topic",
                "x-shopify-shop-domain", "x-shopify-api-version", "x-shopify-webhook-id", "x-shopify-triggered-at");
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var headers = new HashMap<String, List<String>>();
            names.forEach(header -> headers.put(header, random.nextInt(20) == 0 ? List.of() : List.of(junk(random))));
            var request = new WebhookRequest(junk(random).isEmpty() ? "GET"
                    : "POST", junk(random), headers, junk(random).getBytes(StandardCharsets.UTF_8));
            var verdict = connector.webhooks().verify(request, account, Instant.EPOCH);
            assertTrue(verdict instanceof Verdict.Refused, verdict.toString());
            assertNotNull(connector.webhooks().hints(request, account));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'", "\\", "\"", "a' OR Name != '", "\n", "\u0000", "é", "{", "%27", "]"})
    void aValueStaysOneValueInASearch(String value) {
        var contact = Shipped.load("salesforce").object("Contact").orElseThrow();
        var call = contact.find(Samples.CRM, Map.of("LastName", TextNode.valueOf(value))).orElseThrow();
        var query = URLDecoder.decode(call.url().substring(call.url().indexOf("?q=") + 3), StandardCharsets.UTF_8);
        var literal = query.substring(query.indexOf("LastName = ") + 11, query.lastIndexOf(" LIMIT 3"));

        assertTrue(literal.startsWith("'") && literal.endsWith("'"), literal);
        var inside = literal.substring(1, literal.length() - 1).replace("\\\\", "").replace("\\'", "");
        assertTrue(!inside.contains("'") && !inside.contains("\\"), literal);
    }

    private static String junk(SplittableRandom random) {
        var alphabet = "0123456789.,-=:;+v1 tabcNaeZT/é\ud83d\ude00\u0000\t\"'{}[]";
        var junk = new StringBuilder();
        for (int i = random.nextInt(24); i > 0; i--) {
            junk.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return junk.toString();
    }
}
