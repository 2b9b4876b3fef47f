package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Three processes on one database: one of them is killed in the middle of its work, and the others do it. */
class ReplicasIT {

    private static final int COUNT = 600;
    private static final int KILL_AFTER = 200;

    @Test
    void whatOneHadUnderWayTheOthersEnd() throws InterruptedException {
        var files = Folders.oneWay().options();
        try (var one = AttuneProcess.started(files); var two = one.replica(files); var three = one.replica(files)) {
            var customers = new Newcomers(806_405_506_930_370_000L, COUNT);
            customers.comeUntilKilled(KILL_AFTER, two, three);
            assertTrue(customers.acknowledged() >= COUNT / 2, () -> customers.acknowledged() + " were acknowledged");

            customers.areThereOnce(new SandboxCrm(one));
            assertTrue((one.output() + two.output()).contains("process.died"), "nobody noticed");
            assertEquals(143, two.stop(), "ended by SIGTERM, in order");
        }
    }
}
