package io.attune.connector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTest {

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "salesforce", "zendesk", "rest"})
    void everyShippedFileIsWithoutFault(String name) {
        assertEquals(List.of(), ConnectorLoader.load(name + ".yaml", Shipped.bytes(name)).problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"shopify", "salesforce", "zendesk", "rest"})
    void aConnectorIsCalledAsItsFile(String name) {
        assertEquals(name, Shipped.load(name).name());
    }
}
