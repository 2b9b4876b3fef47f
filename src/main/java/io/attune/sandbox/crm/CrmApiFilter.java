package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.stream.Stream;

/** Before a call: signed in, a version that exists, within the limit. After it: the limit's header. */
@Provider
@CrmApi
class CrmApiFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String LIMIT_INFO = "Sforce-Limit-Info";

    private final Sessions sessions;
    private final ApiUsage usage;

    CrmApiFilter(Sessions sessions, ApiUsage usage) {
        this.sessions = sessions;
        this.usage = usage;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        objection(call).ifPresent(error -> call.abortWith(Answers.error(error)));
    }

    private Optional<ApiError> objection(ContainerRequestContext call) {
        if (!isSignedIn(call.getHeaderString(HttpHeaders.AUTHORIZATION))) {
            return Optional.of(StatusWords.of(401));
        }
        if (!usage.admit()) {
            return Optional.of(StatusWords.of(403));
        }
        var version = call.getUriInfo().getPathParameters().getFirst("version");
        return version == null || ApiVersion.isKnown(version) ? Optional.empty() : Optional.of(ApiError.notFound());
    }

    private boolean isSignedIn(String authorization) {
        return authorization != null && Stream.of("Bearer ", "OAuth ")
                .filter(scheme -> authorization.regionMatches(true, 0, scheme, 0, scheme.length()))
                .anyMatch(scheme -> sessions.isOpen(authorization.substring(scheme.length()).strip()));
    }

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        answer.getHeaders().putSingle(LIMIT_INFO, usage.header());
    }
}
