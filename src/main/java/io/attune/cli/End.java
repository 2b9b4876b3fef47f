package io.attune.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds up the end of the process after a signal until the main thread has closed what it opened, the database last; a
 * minute at most. Without it the machine halts as soon as the server has stopped.
 */
final class End {

    private static final long MOST_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);

    private End() {}

    static End heldUp() {
        var end = new End();
        Runtime.getRuntime().addShutdownHook(new Thread(end::awaitClosed, "attune-end"));
        return end;
    }

    void letGo() {
        closed.countDown();
    }

    private void awaitClosed() {
        try {
            closed.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
