package io.attune.scenario;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three processes under load. */
class OutagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Fleet fleet;

    @BeforeAll
    static void start() {
        fleet = Fleet.of(3, Map.of());
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void aRollingRestartRefusesNothing() {
        var load = OpenLoad.flowing(fleet.balancer, "shop", 1_000_000_000_000L, 50);
        for (var process : fleet.processes) {
            assertEquals(143, process.stop(), "ended by SIGTERM, in order");
            process.start();
            await().atMost(PATIENCE).until(() -> fleet.balancer.leadsTo(process));
        }
        load.stop();
        assertEquals(List.of(), load.refused());
        fleet.holdsOnce(load);
    }
}
