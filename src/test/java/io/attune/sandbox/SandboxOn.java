package io.attune.sandbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The application with the sandbox and the connections of the demo, and no mapping: what a test puts into one system is
 * told, and goes nowhere. A call to a sandbox is a test's own, and so is the fault that it meets. Tests that share it
 * share one start.
 */
public class SandboxOn implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("attune.sandbox.enabled", "true", "attune.mappings", "src/test/resources/sandbox");
    }
}
