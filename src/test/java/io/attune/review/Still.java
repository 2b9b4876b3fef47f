package io.attune.review;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Nothing is delivered and nothing done by the clock, so rows stay as a test puts them. */
public class Still implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("attune.delivery.concurrency", "0", "quarkus.scheduler.enabled", "false");
    }
}
