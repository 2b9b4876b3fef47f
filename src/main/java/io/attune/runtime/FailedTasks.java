package io.attune.runtime;

import io.attune.redaction.Redactor;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionException;

/**
 * Tells of what runs by the clock and failed, in a line; the scheduler's own log of it, with a stack trace each time,
 * is turned off. What fails because the database is closed under it, at the end, is not told.
 */
@ApplicationScoped
class FailedTasks {

    private volatile boolean stopping;

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    void tell(@Observes FailedExecution failed) {
        if (!stopping) {
            Log.warnf("task.failed task=%s why=\"%s\" next=\"again when it is due\"",
                    failed.getExecution().getTrigger().getId(), Redactor.line(cause(failed.getException()).toString()));
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
