package io.attune.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.attune.connector.Change;
import io.attune.document.Shape;
import io.attune.mapping.Mapping;
import io.attune.mapping.MappingLoader;
import io.attune.mapping.Surroundings;
import io.attune.merge.Hint.Trust;
import io.attune.sync.Told.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a telling is believed where a record is linked. */
class ToldTest {

    /** What is not found may have been merged into another one, and linked since it was asked for. */
    @ParameterizedTest(name = "a delete that was {0}, where the mapping says {1}")
    @CsvSource({"TOLD, confirm, CONFIRMED", "TOLD, payload, BELIEVED", "LISTED, payload, CONFIRMED",
            "READ, confirm, CONFIRMED", "BOTH_READ, confirm, CONFIRMED"})
    void aDeleteIsAskedAboutUnlessTheMappingBelievesIt(Evidence evidence, String observe, Trust trust) {
        var mapping = mapping(observe);
        var told = Told.asking(mapping, mapping.system("shop").orElseThrow(), "1", Instant.EPOCH)
                .as(Change.deleted("customer", "1"), Optional.empty(), Instant.EPOCH).with(evidence);

        assertEquals(trust, told.trust());
    }

    private static Mapping mapping(String observe) {
        return MappingLoader.load("people.yaml", """
                mapping: people
                version: 1
                about: People.
                systems:
                  shop: {connection: shop, object: customer}
                  desk: {connection: desk, object: user}
                match: [[email]]
                observe: %s
                fields:
                  email: {type: email, shop: email, desk: email}
                """.formatted(observe).getBytes(StandardCharsets.UTF_8), new Accounts()).value().orElseThrow();
    }

    private record Accounts() implements Surroundings {

        @Override
        public Set<String> connections() {
            return Set.of("shop", "desk");
        }

        @Override
        public Set<String> mappings() {
            return Set.of("people");
        }

        @Override
        public Optional<Shape> shape(String connection, String object) {
            return Optional.of(new Shape(object, Map.of("email", new Shape.Field("email", Shape.Kind.JSON,
                    OptionalInt.empty(), false, false, true, Map.of()))));
        }

        @Override
        public Optional<byte[]> file(String name) {
            return Optional.empty();
        }
    }
}
