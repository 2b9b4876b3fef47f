package io.attune.sandbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with its sandbox, as the demo has it. Tests that share it share one start. */
public class SandboxOn implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("attune.sandbox.enabled", "true");
    }
}
