package io.attune.sandbox;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/** Stands before everything under {@code /sandbox/}: nobody comes in who may not, and faults strike here. */
@Provider
@PreMatching
class SandboxGate implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String NEVER_ANSWERED = "attune.sandbox.never-answered";

    private final SandboxSwitch sandbox;
    private final List<Sandbox> sandboxes;
    private final FaultBoard faults;
    private final CurrentVertxRequest current;

    SandboxGate(SandboxSwitch sandbox, @All List<Sandbox> sandboxes, FaultBoard faults, CurrentVertxRequest current) {
        this.sandbox = sandbox;
        this.sandboxes = sandboxes;
        this.faults = faults;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var path = call.getUriInfo().getPath();
        if (path.equals(SandboxPath.ROOT) || path.startsWith(SandboxPath.ROOT + "/")) {
            if (!sandbox.isOn() || !isFromThisMachine(current.getCurrent().request())) {
                call.abortWith(Response.status(Response.Status.NOT_FOUND).build());
            } else if (isFromAnotherSite(call)) {
                call.abortWith(Response.status(Response.Status.FORBIDDEN).build());
            } else {
                SandboxPath.read(path).ifPresent(it -> strike((ResteasyReactiveContainerRequestContext) call, it));
            }
        }
    }

    /** The socket's own address: a header that claims another is not believed. */
    private static boolean isFromThisMachine(HttpServerRequest request) {
        var remote = request.connection().remoteAddress();
        return LoopbackAddress.isLoopback(remote.hostAddress());
    }

    /** Browsers on this machine visit other sites too, and those must not write here through them. */
    private static boolean isFromAnotherSite(ContainerRequestContext call) {
        var site = call.getHeaderString("Sec-Fetch-Site");
        return site != null && site.endsWith("-site") && !call.getMethod().equals("GET");
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
                current.getCurrent().vertx().setTimer(fault.latency().toMillis(), timer -> call.resume());
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
