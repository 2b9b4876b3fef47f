package io.attune.sandbox;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Stands before everything under {@code /sandbox/}: nobody comes in who may not, and faults strike here. */
@jakarta.ws.rs.ext.Provider
@PreMatching
class SandboxGate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String NEVER_ANSWERED = "attune.sandbox.never-answered";

    /** Asked per request: a filter is made before the settings of this run are known. */
    private final Provider<Boolean> enabled;
    private final List<Sandbox> sandboxes;
    private final FaultBoard faults;
    private final CurrentVertxRequest current;
    private final Provider<Vertx> vertx;

    SandboxGate(@ConfigProperty(name = "attune.sandbox.enabled", defaultValue = "false") Provider<Boolean> enabled,
            @All List<Sandbox> sandboxes, FaultBoard faults, CurrentVertxRequest current, Provider<Vertx> vertx) {
        this.enabled = enabled;
        this.sandboxes = sandboxes;
        this.faults = faults;
        this.current = current;
        this.vertx = vertx;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var path = call.getUriInfo().getPath();
        if (path.equals(SandboxPath.ROOT) || path.startsWith(SandboxPath.ROOT + "/")) {
            if (enabled.get() && isFromThisMachine(current.getCurrent().request())) {
                SandboxPath.read(path).ifPresent(it -> strike((ResteasyReactiveContainerRequestContext) call, it));
            } else {
                call.abortWith(Response.status(Response.Status.NOT_FOUND).build());
            }
        }
    }

    /** The socket's own address: a header that claims another is not believed. */
    private static boolean isFromThisMachine(HttpServerRequest request) {
        var remote = request.connection().remoteAddress();
        return LoopbackAddress.isLoopback(remote.hostAddress());
    }

    private void strike(ResteasyReactiveContainerRequestContext call, SandboxPath path) {
        for (var sandbox : sandboxes) {
            if (sandbox.name().equals(path.sandbox()) && sandbox.isApi(path.rest())) {
                faults.strike(sandbox.name(), path.rest()).ifPresent(fault -> apply(fault.order(), sandbox, call));
            }
        }
    }

    private void apply(FaultOrder fault, Sandbox sandbox, ResteasyReactiveContainerRequestContext call) {
        switch (fault.kind()) {
            case STATUS -> call.abortWith(sandbox.failing(fault.status()).toResponse());
            case THROTTLE -> call.abortWith(sandbox.throttled().toResponse());
            case LATENCY -> {
                call.suspend();
                vertx.get().setTimer(fault.latency().toMillis(), timer -> call.resume());
            }
            case TIMEOUT_BEFORE -> call.suspend();
            case TIMEOUT_AFTER -> call.setProperty(NEVER_ANSWERED, true);
            case DROP -> {
                call.suspend();
                current.getCurrent().request().connection().close();
            }
        }
    }

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        if (call.getProperty(NEVER_ANSWERED) != null) {
            ((ResteasyReactiveContainerRequestContext) call).suspend();
        }
    }
}
