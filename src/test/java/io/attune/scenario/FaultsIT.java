package io.attune.scenario;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A CRM that fails in every way there is, all at a time: what was acknowledged arrives, and nothing is made twice. */
class FaultsIT {

    private static final long FIRST = 706_405_506_940_000_000L;
    private static final Duration AFTER_ALL = Duration.ofMinutes(3);

    @Test
    void everythingArrivesOnce() {
        try (var attune = AttuneProcess.impatient(Folders.oneWay().impatient().options())) {
            var crm = new SandboxCrm(attune);
            for (var kind : new String[] {"timeout_after", "timeout_before", "drop", "throttle"}) {
                crm.fail("{\"kind\": \"%s\", \"share\": 0.1, \"for\": \"PT5S\", \"match\": \".*/services/data/.*\"}".formatted(kind));
            }
            crm.fail("{\"kind\": \"latency\", \"latency_ms\": 800, \"share\": 0.5, \"for\": \"PT5S\"}");
            crm.fail("{\"kind\": \"status\", \"status\": 500, \"share\": 0.1, \"for\": \"PT5S\"}");

            Traffic.of(attune, FIRST, 60).arrivesOnceWithin(AFTER_ALL);
        }
    }
}
