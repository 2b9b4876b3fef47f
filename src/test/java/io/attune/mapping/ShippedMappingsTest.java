package io.attune.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.attune.yaml.Problem;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedMappingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"customer.yaml", "order.yaml"})
    void theShippedFilesLoadAndPassTheirTests(String file) {
        var loaded = MappingLoader.load(file, Sandbox.shipped(file), new Sandbox());

        assertEquals("", loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        assertFalse(loaded.value().orElseThrow().tests().isEmpty());
    }

    /** The shapes of the test's own systems might differ from what the shipped connectors declare. */
    @ParameterizedTest
    @ValueSource(strings = {"customer.yaml", "order.yaml"})
    void theyLoadAgainstTheShippedConnectors(String file) {
        var loaded = MappingLoader.load(file, Sandbox.shipped(file), new ShippedConnectors());

        assertEquals("", loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer-both-ways.yaml", "order-to-erp.yaml"})
    void theCompleteExamplesLoadAndPassTheirTests(String file) {
        var loaded = MappingLoader.load(file, Sandbox.example(file), new Sandbox());

        assertEquals("", loaded.problems().stream().map(Problem::toString).collect(Collectors.joining("\n")));
        assertFalse(loaded.value().orElseThrow().tests().isEmpty());
    }
}
