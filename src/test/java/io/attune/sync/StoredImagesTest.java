package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.attune.connector.Connector;
import io.attune.connector.Shipped;
import io.attune.document.Shape;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Surroundings;
import io.attune.merge.Fact;
import io.attune.merge.Moment;
import io.attune.merge.Observation;
import io.attune.merge.Observe;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A desk keeps in one field what the shop keeps in two: not every pair of names can be told apart again. */
class StoredImagesTest {

    private static final Map<String, Connector> CONNECTORS =
            Map.of("shop", Shipped.load("shopify"), "desk", Shipped.load("zendesk"));
    private static final Mapping MAPPING = MappingLoader.load("people.yaml", """
            mapping: people
            version: 1
            about: People.
            systems:
              shop: {connection: shop, object: customer}
              desk: {connection: desk, object: user}
            match: [[email]]
            fields:
              email: {type: email, shop: email, desk: email}
              last_name: {type: text(80), shop: last_name, desk: {field: name, steps: [{split_name: last}, {blank_as: "-"}]}}
              first_name: {type: text(40), shop: first_name, desk: {field: name, steps: [{split_name: first}]}}
            """.getBytes(StandardCharsets.UTF_8), new Accounts()).value().orElseThrow();

    @ParameterizedTest(name = "{0} {1} as {2} {3}")
    @CsvSource(delimiter = '|', textBlock = """
            Ana | Garcia Lopez | Ana Garcia | Lopez | 0
            Ana | Lopez        | Ana        | Lopez | 0
            Ana | Garcia Lopez | Ana        | Lopez | 0
            Ana | Lopez        | Eva        | Lopez | 1
            """)
    void whatCannotBeHeldExactlyIsNoConflict(String first, String last, String deskFirst, String deskLast, int lost) {
        var rules = MappingRules.of(MAPPING, new StoredImages(MAPPING,
                system -> CONNECTORS.get(system.connection()).object(system.object())));
        var begun = Observe.first(new UUID(0, 1), seen("shop", first, last), rules).state();

        var step = Observe.apply(begun, seen("desk", deskFirst, deskLast), rules);

        assertEquals(lost, step.facts().stream().filter(Fact.Conflicted.class::isInstance).count());
        assertEquals(last, step.state().fields().get("last_name").value().asText());
    }

    private static Observation seen(String system, String first, String last) {
        var values = new TreeMap<String, JsonNode>();
        values.put("email", TextNode.valueOf("ana@example.com"));
        values.put("first_name", TextNode.valueOf(first));
        values.put("last_name", TextNode.valueOf(last));
        return new Observation(system, "1", values, Moment.at(Instant.EPOCH), Optional.empty(), OptionalLong.empty());
    }

    private record Accounts() implements Surroundings {

        @Override
        public Set<String> connections() {
            return CONNECTORS.keySet();
        }

        @Override
        public Optional<Shape> shape(String connection, String object) {
            return CONNECTORS.get(connection).object(object).map(found -> found.shape());
        }

        @Override
        public Set<String> mappings() {
            return Set.of("people");
        }

        @Override
        public Optional<byte[]> file(String name) {
            return Optional.empty();
        }
    }
}
