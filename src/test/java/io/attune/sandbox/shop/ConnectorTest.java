package io.attune.sandbox.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connector.Account;
import io.attune.connector.Call;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.HttpAnswer;
import io.attune.connector.Inbound;
import io.attune.connector.Search;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.retry.Outcome;
import io.attune.sandbox.shop.rules.CustomerBody;
import io.attune.sandbox.shop.rules.Kind;
import io.attune.sandbox.shop.rules.OrderBody;
import io.attune.sandbox.shop.rules.ProductBody;
import io.attune.sandbox.shop.rules.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped {@code connectors/shopify.yaml} at work on the shop. */
class ConnectorTest {

    private static final Connector SHOPIFY = Shipped.load("shopify");
    private static final ConnectorObject CUSTOMER = SHOPIFY.object("customer").orElseThrow();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ShopWorld shop = ShopWorld.seeded();

    /** The demo's account, as far as calls need it. */
    private record DemoShop() implements Account {

        @Override
        public String name() {
            return "shop";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "shop", "demo.myshopify.com", "base_url", "https://demo.myshopify.com", "api_version", "2026-07",
                    "client_id", "");
        }

        @Override
        public List<Secret> secrets(String name) {
            return List.of();
        }
    }

    private static final Account ACCOUNT = new DemoShop();

    /**
     * One record, one document: what a webhook tells of it is what reading it finds. Of a lacking address it is silent.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            customer | 7219450314823      | nothing
            customer | 706405506931208841 | nothing
            customer | 7219450399016      | default_address
            order    | 820982911946210482 | nothing
            product  | 788032119674400519 | nothing
            """)
    void aWebhookTellsWhatAReadFinds(String object, long id, String untold) {
        var call = SHOPIFY.object(object).orElseThrow().read(ACCOUNT, String.valueOf(id));
        var read = ((ObjectNode) done(outcome(object, call)).record()).without(untold);

        var told = told(object, id);

        assertEquals(Canonical.of(read).toPrettyString(), Canonical.of(told).toPrettyString());
    }

    @Test
    void aCustomerIsMadeFoundChangedAndDeleted() throws IOException {
        var made = done(write(Write.Kind.CREATE, Optional.empty(), """
                {"first_name": "Ada", "email": " Ada@Example.com", "tags": "b, a", "phone": "+15035550188",
                 "email_marketing_consent": {"state": "subscribed"},
                 "metafields": [{"namespace": "crm", "key": "birthday", "type": "date", "value": "1815-12-10"}],
                 "default_address": {"address1": "1 Analytical Way", "city": "Portland", "province_code": "OR",
                 "country_code": "US"}}""", MissingNode.getInstance()).get(0));
        var id = made.id().orElseThrow();
        assertEquals("ada@example.com", made.record().path("email").asText());
        assertEquals("subscribed", made.record().at("/email_marketing_consent/state").asText());

        assertEquals(List.of(id), hits(CUSTOMER.findByMarker(ACCOUNT, "rec-1").orElseThrow()));
        assertEquals(List.of(id), hits(find(Map.of("email", "ada@example.com"))));
        assertEquals(List.of(id), hits(find(Map.of("phone", "+15035550188"))));
        assertEquals(List.of(id), hits(find(Map.of("phone", "+15035550188", "first_name", "Ada"))));
        assertEquals(List.of(), hits(find(Map.of("email", "nobody@example.com"))));

        write(Write.Kind.UPDATE, Optional.of(id), """
                {"last_name": "Byron", "tags": "a, c", "email_marketing_consent": {"state": "unsubscribed"},
                 "metafields": [{"namespace": "crm", "key": "birthday", "value": null}],
                 "default_address": {"city": "Salem", "address2": null}}""", made.record())
                .forEach(ConnectorTest::done);

        var changed = done(outcome("customer", CUSTOMER.read(ACCOUNT, id))).record();
        assertEquals("Byron", changed.path("last_name").asText());
        assertEquals("a, c", changed.path("tags").asText());
        assertEquals("Salem", changed.at("/default_address/city").asText());
        assertEquals("1 Analytical Way", changed.at("/default_address/address1").asText());
        assertEquals("unsubscribed", changed.at("/email_marketing_consent/state").asText());
        assertEquals(1, changed.path("metafields").size());

        write(Write.Kind.DELETE, Optional.of(id), "{}", changed).forEach(ConnectorTest::done);
        assertEquals("NOT_FOUND", refusal(outcome("customer", CUSTOMER.read(ACCOUNT, id))));
    }

    @Test
    void whatTheShopRefusesIsUnderstood() throws IOException {
        assertEquals("CONFLICT", refusal(write(Write.Kind.CREATE, Optional.empty(),
                "{\"email\": \"marta.okonkwo@example.com\"}", MissingNode.getInstance()).get(0)));
        assertEquals("INVALID", refusal(write(Write.Kind.CREATE, Optional.empty(), "{\"note\": \"x\"}",
                MissingNode.getInstance()).get(0)));
        assertEquals("NOT_FOUND", refusal(write(Write.Kind.UPDATE, Optional.of("1"), "{\"last_name\": \"x\"}",
                MissingNode.getInstance()).get(0)));
        assertEquals("NOT_FOUND",
                refusal(write(Write.Kind.DELETE, Optional.of("1"), "{}", MissingNode.getInstance()).get(0)));
        assertEquals("INVALID", refusal(write(Write.Kind.DELETE, Optional.of("7219450314823"), "{}",
                MissingNode.getInstance()).get(0)));
    }

    @Test
    void aThrottledCallWaitsUntilThePointsAreBack() {
        Outcome last = Outcome.Done.silent();
        for (int i = 0; i < 250 && last instanceof Outcome.Done; i++) {
            last = outcome("customer",
                    CUSTOMER.write(ACCOUNT, new Write(Write.Kind.UPDATE, Optional.of("7219450314823"), "",
                    Canonical.NODES.objectNode().put("note", "n" + i))).get(0));
        }

        var refused = assertInstanceOf(Outcome.NotDone.class, last);
        assertEquals("RATE_LIMITED", refused.refusal().name());
        assertTrue(refused.pause().isPresent());
    }

    private List<Outcome> write(Write.Kind kind, Optional<String> id, String patch, JsonNode current)
            throws IOException {
        var write = new Write(kind, id, "rec-1", (ObjectNode) JSON.readTree(patch), current);
        return CUSTOMER.write(ACCOUNT, write).stream().map(call -> outcome("customer", call)).toList();
    }

    private static Call find(Map<String, String> fields) {
        var nodes = new HashMap<String, JsonNode>();
        fields.forEach((name, value) -> nodes.put(name, TextNode.valueOf(value)));
        return CUSTOMER.find(ACCOUNT, nodes).orElseThrow();
    }

    private List<String> hits(Call call) {
        var hits = assertInstanceOf(Search.Hits.class, CUSTOMER.search(call, answer(call)));
        return hits.hits().stream().map(Search.Hit::id).toList();
    }

    private Outcome outcome(String object, Call call) {
        return SHOPIFY.object(object).orElseThrow().outcome(call, answer(call));
    }

    private HttpAnswer answer(Call call) {
        var body = ((JsonText.Reading.Readable) JsonText.read(call.body().orElseThrow())).tree();
        var variables = JSON.convertValue(body.path("variables"), new TypeReference<Map<String, Object>>() {});
        var answer = shop.query(body.path("query").asText(), variables);
        return new HttpAnswer(200, Map.of(), JsonText.write(answer).getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode told(String object, long id) {
        var body = shop.ask(draft -> switch (Kind.valueOf(object.toUpperCase(Locale.ROOT))) {
            case CUSTOMER -> CustomerBody.of(draft.find(Kind.CUSTOMER, id).orElseThrow(), Shape.FULL);
            case ORDER -> OrderBody.of(draft.find(Kind.ORDER, id).orElseThrow(),
                    draft.find(Kind.CUSTOMER, 7219450314823L), Shape.FULL);
            case PRODUCT -> ProductBody.of(draft.find(Kind.PRODUCT, id).orElseThrow());
        });
        var inbound = SHOPIFY.webhooks().read(object + "s/create", Map.of(), body);
        return assertInstanceOf(Inbound.Changes.class, inbound).changes().get(0).record();
    }

    private static Outcome.Done done(Outcome outcome) {
        return assertInstanceOf(Outcome.Done.class, outcome);
    }

    private static String refusal(Outcome outcome) {
        return assertInstanceOf(Outcome.NotDone.class, outcome).refusal().name();
    }
}
