package io.attune.api;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;

/** Lets in who brings {@code Authorization: Bearer TOKEN}, once. */
@Provider
@Guarded
@Priority(Priorities.AUTHENTICATION)
class TokenGate implements ContainerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiToken token;

    TokenGate(ApiToken token) {
        this.token = token;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        refusal(call.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of()))
                .ifPresent(problem -> call.abortWith(problem.response()));
    }

    private Optional<Problem> refusal(List<String> headers) {
        if (headers.size() != 1 || !headers.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.of(Problem.of(ApiReason.TOKEN_MISSING,
                    "expected one header Authorization: Bearer TOKEN; the token is ATTUNE_API_TOKEN or in the data "
                            + "folder"));
        }
        return token.is(headers.get(0).substring(SCHEME.length()).strip())
                ? Optional.empty()
                : Optional.of(Problem.of(ApiReason.TOKEN_WRONG, "this is not the token of this installation"));
    }
}
