package io.attune.sandbox.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connection.Connection;
import io.attune.connector.Call;
import io.attune.connector.Connector;
import io.attune.connector.ConnectorObject;
import io.attune.connector.Secret;
import io.attune.connector.Shipped;
import io.attune.connector.Write;
import io.attune.document.Path;
import io.attune.retry.Outcome;
import io.attune.runtime.PostgresResource;
import io.attune.sandbox.SandboxOn;
import io.attune.sandbox.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped {@code connectors/shopify.yaml} at work on the shop, over HTTP: all that a two-way mapping needs. */
@QuarkusTest
@TestProfile(SandboxOn.class)
@WithTestResource(PostgresResource.class)
class ConnectorHttpTest {

    private static final Connector SHOPIFY = Shipped.load("shopify");
    private static final ConnectorObject CUSTOMER = SHOPIFY.object("customer").orElseThrow();

    @TestHTTPResource
    URI server;

    private Connection shop;
    private Wire wire;

    @BeforeEach
    void signIn() throws Exception {
        var settings = SHOPIFY.settled(Map.of(
                "shop", "demo.myshopify.com", "base_url", server.resolve("/sandbox/shop").toString()));
        shop = new Connection("shop", SHOPIFY, "access_token", settings,
                Map.of("access_token", List.of(Secret.of("attune-demo-shop-token"))));
        wire = new Wire(shop);
    }

    /** One edit, one call, nothing else touched. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fields     | {"first_name": "Ines", "note": "rings at eight"} | first_name note                | Ines, rings at eight
            fields     | {"last_name": null}                              | last_name                      | null
            fields     | {"email": "ines.new@example.com"}                | email                          | ines.new@example.com
            fields     | {"phone": "+15035550161"}                        | phone                          | +15035550161
            tags       | {"tags": "loyalty, b"}                           | tags                           | b, loyalty
            consent    | {"email_marketing_consent": {"state": "unsubscribed"}} | email_marketing_consent.state | unsubscribed
            address    | {"default_address": {"city": "Salem", "zip": "97301"}} | default_address.city default_address.zip default_address.address1 | Salem, 97301, 1 Analytical Way
            metafields | {"metafields": [{"namespace": "crm", "key": "birthday", "type": "date", "value": "1987-04-30"}]} | metafields[namespace=crm,key=birthday].value metafields[namespace=attune,key=id].value | 1987-04-30, MARKER
            """)
    void anEditOfSomeFieldsIsOneCall(String call, String patch, String fields, String values) throws Exception {
        var marker = "rec-" + Integer.toHexString(patch.hashCode());
        var id = made(marker, marker + "@example.com");
        var before = wire.read(CUSTOMER, id);

        var write = new Write(Write.Kind.UPDATE, Optional.of(id), marker, Wire.json(patch), before);
        var calls = CUSTOMER.write(shop, write);
        assertEquals(List.of("update." + call), calls.stream().map(Call::step).toList());
        Wire.done(wire.outcome(CUSTOMER, calls.get(0)));

        var after = wire.read(CUSTOMER, id);
        var held = Stream.of(fields.split(" ")).map(Path::parse)
                .map(path -> path.read(after).asText("null")).toList();
        assertEquals(values.replace("MARKER", marker), String.join(", ", held));
        assertEquals(untouched(before, patch), untouched(after, patch));
    }

    /** All but what the patch names, and the time of the change. */
    private static ObjectNode untouched(ObjectNode record, String patch) {
        var rest = record.deepCopy();
        Wire.json(patch).fieldNames().forEachRemaining(rest::remove);
        rest.remove("updated_at");
        return rest;
    }

    @Test
    void aCustomerWithoutAnAddressGetsOne() throws Exception {
        var id = Wire.done(wire.write(CUSTOMER, Wire.write(Write.Kind.CREATE, "",
                "{\"email\": \"no.address@example.com\"}", "rec-no-address")).get(0)).id().orElseThrow();
        var write = new Write(Write.Kind.UPDATE, Optional.of(id), "rec-no-address",
                Wire.json("{\"default_address\": {\"city\": \"Salem\", \"country_code\": \"US\"}}"),
                wire.read(CUSTOMER, id));

        assertEquals("[update.new-address]", CUSTOMER.write(shop, write).stream().map(Call::step).toList().toString());
        wire.write(CUSTOMER, write).forEach(Wire::done);

        assertEquals("Salem", wire.read(CUSTOMER, id).at("/default_address/city").asText());
    }

    @Test
    void whatWeMadeIsFoundByMarkerEmailAndPhoneAndSaysSo() throws Exception {
        var id = made("rec-found", "found@example.com");
        wire.write(CUSTOMER, Wire.write(Write.Kind.UPDATE, id, "{\"phone\": \"+15035550162\"}", "rec-found"))
                .forEach(Wire::done);

        assertEquals(List.of(id), wire.hits(CUSTOMER, CUSTOMER.findByMarker(shop, "rec-found").orElseThrow()));
        assertEquals(List.of(id), found("email", "Found@example.com"));
        assertEquals(List.of(id), found("phone", "+15035550162"));
        assertEquals(List.of(), found("email", "nobody@example.com"));

        var seen = CUSTOMER.observed(wire.read(CUSTOMER, id));
        assertEquals(Optional.of("rec-found"), seen.marker());
        assertEquals(seen.changedAt().orElseThrow().toEpochMilli(), seen.revision().orElseThrow());
        assertEquals(Optional.empty(), seen.actor());
    }

    @Test
    void aSecondCustomerWithTheSameMarkerOrEmailIsRefused() throws Exception {
        made("rec-once", "once@example.com");

        assertEquals("CONFLICT", refused("rec-twice", "once@example.com"));
        assertEquals("CONFLICT", refused("rec-once", "twice@example.com"));
        assertEquals(List.of(), found("email", "twice@example.com"));
    }

    private String refused(String marker, String email) throws Exception {
        return Wire.refusal(create(marker, email));
    }

    @Test
    void customersAreListedWholeAndPageByPage() throws Exception {
        for (int i = 0; i < 55; i++) {
            made("rec-page-" + i, "page" + i + "@example.com");
        }
        var id = made("rec-listed", "listed@example.com");

        var pages = wire.list(CUSTOMER, Optional.of(Instant.parse("2026-01-01T00:00:00Z")));

        assertTrue(pages.size() >= 2, () -> pages.size() + " pages");
        var hit = pages.stream().flatMap(page -> page.hits().stream()).filter(it -> it.id().equals(id)).findFirst()
                .orElseThrow();
        assertEquals(wire.read(CUSTOMER, id), hit.record());
        assertEquals(0, wire.list(CUSTOMER, Optional.of(Instant.parse("2100-01-01T00:00:00Z"))).get(0).hits().size());
    }

    private List<String> found(String field, String value) throws Exception {
        return wire.hits(CUSTOMER, CUSTOMER.find(shop, Map.of(field, TextNode.valueOf(value))).orElseThrow());
    }

    private String made(String marker, String email) throws Exception {
        return Wire.done(create(marker, email)).id().orElseThrow();
    }

    private Outcome create(String marker, String email) throws Exception {
        return wire.write(CUSTOMER, Wire.write(Write.Kind.CREATE, "", """
                {"first_name": "Ada", "last_name": "Byron", "email": "%s", "tags": "a, loyalty",
                 "email_marketing_consent": {"state": "subscribed"},
                 "default_address": {"address1": "1 Analytical Way", "city": "Portland", "province_code": "OR",
                 "country_code": "US", "zip": "97201"}}""".formatted(email), marker)).get(0);
    }
}
