package io.attune.sandbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Systems that answer and tell nothing, and nothing that is delivered to them: rows stay as a test puts them. */
public class SandboxStill implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("attune.sandbox.enabled", "true", "attune.delivery.concurrency", "0",
                "attune.sandbox.shop.webhook-address", "http://127.0.0.1:9/nobody");
    }
}
