package io.attune.runtime;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The time between the signal to stop and the stop: whoever balances sees that this process is not ready, and leads
 * nobody here any more; who still comes is served, and told with the answer that this connection ends.
 */
@ApplicationScoped
class Draining {

    private final Duration drain;

    Draining(@ConfigProperty(name = "attune.drain", defaultValue = "PT3S") Duration drain) {
        this.drain = drain;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        Log.infof("process.draining for=%s next=\"it stops\"", drain);
    }
}
