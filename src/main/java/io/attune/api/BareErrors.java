package io.attune.api;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.Optional;

/**
 * Gives a body to the errors that come from below, before any of our code was reached: no such address, no such
 * method.
 */
@Provider
class BareErrors implements ContainerResponseFilter {

    private static final String ROOT = "/api/";

    @Override
    public void filter(ContainerRequestContext call, ContainerResponseContext answer) {
        if (!answer.hasEntity() && call.getUriInfo().getPath().startsWith(ROOT)) {
            problem(answer.getStatus()).ifPresent(problem ->
                    answer.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE)));
        }
    }

    private static Optional<Problem> problem(int status) {
        return switch (status) {
            case 404 -> Optional.of(Problem.of(ApiReason.NOT_FOUND, "there is nothing at this address"));
            case 405 -> Optional.of(Problem.of(ApiReason.METHOD, "this address does not take this method"));
            case 406 -> Optional.of(Problem.of(ApiReason.NOT_ACCEPTABLE, "the API answers in application/json"));
            default -> Optional.empty();
        };
    }
}
