package io.attune.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connection.Connection;
import io.attune.connector.Connector;
import io.attune.connector.Shipped;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Sandbox;
import io.attune.merge.Images;
import io.attune.merge.Inflight;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import io.attune.merge.RecordState;
import io.attune.retry.RetryPolicy;
import io.attune.sync.MappingRules;
import io.attune.sync.Place;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With the bench's plain target, which nobody can search, and the CRM, which must be searched first. */
class FirstWriteTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Connector PLAIN = Shipped.load(Path.of("src/main/resources/bench/plain.yaml"));
    private static final Connector CRM = Shipped.load("salesforce");
    private static final Mapping MAPPING = mapping(1, "required: true");

    @Test
    void isComposedWhereNobodyNeedBeAsked() {
        var attempt = attempt(MAPPING, PLAIN, Map.of("last_name", "Byron", "email", "ada@example.com"));
        var first = FirstWrite.of(attempt).orElseThrow();

        assertEquals(Inflight.Kind.UPSERT, first.plan().kind());
        assertEquals("{\"LastName\":\"Byron\",\"Email\":\"ada@example.com\"}", first.composed().patch().toString());
    }

    @Test
    void isNotedAsItsDeliveryWouldNoteIt() {
        var attempt = attempt(MAPPING, PLAIN, Map.of("last_name", "Byron"));
        var noted = FirstWrite.of(attempt).orElseThrow().noted(attempt.state(), attempt.claimed(), NOON);

        var write = noted.inflight("crm").orElseThrow();
        assertEquals(Inflight.Kind.UPSERT, write.kind());
        assertEquals(1, write.mappingVersion());
        assertEquals(NOON, write.sentAt());
        assertEquals(new Inflight.Sent(TextNode.valueOf("Byron"), 1), write.patch().get("last_name"));
        assertEquals(attempt.state(), noted.withoutInflight("crm"));
    }

    @Test
    void isNoneWhereASearchComesFirst() {
        assertEquals(Optional.empty(),
                FirstWrite.of(attempt(MAPPING, CRM, Map.of("last_name", "Byron", "email", "ada@example.com"))));
        assertTrue(FirstWrite.of(attempt(MAPPING, CRM, Map.of("last_name", "Byron"))).isPresent(), "no key is complete");
    }

    @Test
    void isNoneWhereAPersonIsToBeTold() {
        assertEquals(Optional.empty(), FirstWrite.of(attempt(MAPPING, PLAIN, Map.of("email", "ada@example.com"))),
                "a required row has no value");
        assertEquals(Optional.empty(), FirstWrite.of(attempt(MAPPING, PLAIN,
                Map.of("last_name", "Byron", "country", "XX"))), "a row cannot be written");
    }

    @Test
    void isNotSentByAnotherVersionOfTheMappingNorLater() {
        var attempt = attempt(MAPPING, PLAIN, Map.of("last_name", "Byron"));
        var first = FirstWrite.of(attempt).orElseThrow();
        var noted = attempt.with(first.noted(attempt.state(), attempt.claimed(), NOON));
        var another = attempt(mapping(2, "required: false"), PLAIN, Map.of("last_name", "Byron"))
                .with(first.noted(attempt.state(), attempt.claimed(), NOON));

        assertTrue(first.isFresh(noted, NOON.plusMillis(4_999)));
        assertFalse(first.isFresh(noted, NOON.plusSeconds(5)));
        assertFalse(first.isFresh(attempt, NOON), "it is not noted");
        assertFalse(first.isFresh(another, NOON));
    }

    @Test
    void isTakenOnce() {
        var attempt = attempt(MAPPING, PLAIN, Map.of("last_name", "Byron"));
        var first = FirstWrite.of(attempt);
        attempt.claimed().hand().begin(attempt.state(), first);

        assertEquals(first, attempt.claimed().hand().takeFirst());
        assertEquals(Optional.empty(), attempt.claimed().hand().takeFirst());
        assertEquals(Optional.of(attempt.state()), attempt.claimed().hand().state());
    }

    private static Attempt attempt(Mapping mapping, Connector target, Map<String, String> values) {
        var connection = new Connection("crm", target, target == PLAIN ? "none" : "client_credentials", target == PLAIN
                ? Map.of("base_url", "http://localhost/crm")
                : Map.of("base_url", "https://crm.example.com", "api_version", "67.0", "client_id", "app"), Map.of());
        var place = new Place(mapping, MappingRules.of(mapping, Images.FAITHFUL), mapping.system("crm").orElseThrow(),
                connection, target.object("Contact").orElseThrow());
        var shared = new TreeMap<String, JsonNode>();
        values.forEach((field, value) -> shared.put(field, TextNode.valueOf(value)));
        var state = Observe.first(new UUID(0, 1), new Observation("shop", "7", shared, Moment.at(NOON),
                Optional.empty(), OptionalLong.empty()), place.rules()).state();
        return Attempt.begin(claimed(state), place, state, null);
    }

    private static Claimed claimed(RecordState state) {
        return new Claimed(state.id(), "crm", "customer", "crm", NOON, new RetryPolicy.Tried(0, Optional.empty()), 1, 0,
                InHand.begun("customer", state), false, NOON);
    }

    private static Mapping mapping(int version, String lastName) {
        var loaded = MappingLoader.load("customer.yaml", """
                mapping: customer
                version: %d
                direction: shop -> crm
                observe: payload
                systems:
                  shop: {connection: shop, object: customer}
                  crm:  {connection: crm, object: Contact}
                match: [[email]]
                create: {shop: false, crm: true}
                tables:
                  names: {both: {US: United States}, unknown: fail}
                fields:
                  last_name: {type: text(80), shop: last_name, crm: LastName, %s}
                  email: {type: email, shop: email, crm: Email}
                  country:
                    type: text(80)
                    shop: default_address.country_code
                    crm: {field: MailingCountry, steps: [{table_back: names}]}
                """.formatted(version, lastName).getBytes(StandardCharsets.UTF_8), new Sandbox());
        return loaded.value().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
    }
}
