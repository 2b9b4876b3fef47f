package io.attune.console;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Leads who has no live session to the form that begins one. */
@Provider
@SignedIn
@Priority(Priorities.AUTHENTICATION)
class SignedInGate implements ContainerRequestFilter {

    static final String COOKIE = "attune-console";
    static final URI SIGN_IN = URI.create("/console/sign-in");

    private final Sessions sessions;

    SignedInGate(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        var cookie = call.getCookies().get(COOKIE);
        if (cookie == null || !sessions.isLive(cookie.getValue())) {
            call.abortWith(Response.seeOther(SIGN_IN).build());
        }
    }
}
