package io.attune.runtime;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;

/**
 * Lets the steps of a chain run as they are. Quarkus wraps each to carry contexts of a request along; nothing here is
 * bound to a request or a thread, and the wrapping took a twelfth of the event loops' time in a backlog.
 */
@ApplicationScoped
class Chains {

    /** Before anybody else puts a chain together. */
    void begin(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent started) {
        Infrastructure.clearInterceptors();
    }
}
