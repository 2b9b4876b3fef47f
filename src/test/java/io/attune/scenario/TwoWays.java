package io.attune.scenario;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Two systems with one mapping both ways, which tell nothing by themselves: what is heard when, a test says. */
public class TwoWays implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("attune.sandbox.enabled", "true", "attune.mappings", "src/test/resources/scenario/hard-cases",
                "attune.sandbox.shop.webhook-address", "http://127.0.0.1:9/nobody",
                "attune.sandbox.crm.outbound-address", "http://127.0.0.1:9/nobody");
    }
}
