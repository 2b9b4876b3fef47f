package io.attune.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error answer: problem+json of RFC 9457.
 *
 * @param reason of the closed list of {@link ApiReason}
 * @param errors what is wrong with each parameter
 */
public record Problem(String type, String title, int status, String reason, String detail,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ParameterError> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one parameter. */
    public record ParameterError(String parameter, String reason, String detail) {}

    static Problem of(ApiReason reason, String detail) {
        return of(reason, detail, List.of());
    }

    static Problem of(ApiReason reason, String detail, List<ParameterError> errors) {
        return new Problem("about:blank", reason.status().getReasonPhrase(), reason.status().getStatusCode(),
                reason.code(), detail, errors);
    }

    Response response() {
        var response = Response.status(status).type(MEDIA_TYPE).entity(this);
        return status == Response.Status.UNAUTHORIZED.getStatusCode()
                ? response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"attune\"").build()
                : response.build();
    }

    /** For the edge alone, where an answer of another type is expected. */
    WebApplicationException exception() {
        return new WebApplicationException(detail, response());
    }
}
