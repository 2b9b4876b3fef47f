package io.attune.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The process is killed in the middle of 1,000 webhooks: what was acknowledged is not lost, and nothing is made twice. */
class KillIT {

    private static final int KILL_AFTER = 400;

    @Test
    void losesNothingThatWasAcknowledgedAndMakesNothingTwice() throws InterruptedException {
        try (var attune = AttuneProcess.started(Folders.oneWay().options())) {
            var customers = new Newcomers(706_405_506_930_370_000L, 1_000);
            customers.comeUntilKilled(KILL_AFTER, attune);
            attune.start();

            customers.areThereOnce(new SandboxCrm(attune));
            assertEquals(143, attune.stop(), "ended by SIGTERM, in order");
        }
    }
}
