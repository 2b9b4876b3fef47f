package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The engine against hand-written Java, on 10,000 seeded records of each kind. */
class DifferentialTest {

    private static final int RECORDS = 10_000;

    private static final References LINKED = new References() {
        @Override
        public Optional<String> recordOf(String mapping, String externalId) {
            return Optional.of(externalId);
        }

        @Override
        public Optional<String> idOf(String mapping, String recordId) {
            return Optional.of("C" + recordId);
        }
    };

    @Test
    void theCustomerMappingDoesWhatHandWrittenCodeDoes() {
        compare("customer.yaml", RandomShop::customer, HandWritten::contact);
    }

    @Test
    void theOrderMappingDoesWhatHandWrittenCodeDoes() {
        compare("order.yaml", RandomShop::order, HandWritten::shopOrder);
    }

    /** What was written holds: writing it again, from the same record, changes nothing. */
    private static void compare(String file, Function<RandomShop, ObjectNode> make, Function<JsonNode,
            ObjectNode> expected) {
        var mapping = MappingLoader.load(file, Sandbox.shipped(file), new Sandbox()).value().orElseThrow();
        for (int seed = 0; seed < RECORDS; seed++) {
            var record = make.apply(new RandomShop(seed));
            var patch = write(mapping, record, MissingNode.getInstance());
            int failing = seed;
            assertEquals(text(expected.apply(record)), text(patch), () -> "seed " + failing + ": " + record);
            assertEquals("{}", text(write(mapping, record, patch)), () -> "seed " + failing + ": " + record);
        }
    }

    private static ObjectNode write(Mapping mapping, JsonNode record, JsonNode current) {
        var shared = mapping.read("shop", record, LINKED).values();
        return mapping.write(new WriteRequest("crm", shared, shared.keySet(), current, LINKED)).patch();
    }

    private static String text(JsonNode node) {
        return JsonText.write(Canonical.of(node));
    }
}
