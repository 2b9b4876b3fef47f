package io.attune.api;

import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;

/** Why a request of the API is refused: the closed list of {@code reason}. */
public enum ApiReason {
    UNKNOWN_PARAMETER(Status.BAD_REQUEST),
    DOUBLED_PARAMETER(Status.BAD_REQUEST),
    BAD_VALUE(Status.BAD_REQUEST),
    /** {@code next} belongs to another list or to other filters. */
    BAD_CURSOR(Status.BAD_REQUEST),
    /** What changes many things at once must be narrowed, or say {@code all=true}. */
    NO_FILTER(Status.BAD_REQUEST),
    /** The body is not the JSON that this address takes. */
    BAD_BODY(Status.BAD_REQUEST),
    TOKEN_MISSING(Status.UNAUTHORIZED),
    TOKEN_WRONG(Status.UNAUTHORIZED),
    NOT_FOUND(Status.NOT_FOUND),
    METHOD(Status.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(Status.NOT_ACCEPTABLE),
    /** It is there, but not in the state that this needs. */
    NOT_WAITING(Status.CONFLICT),
    /** What the decision would take is not so; the detail says what. */
    NOT_POSSIBLE(Status.CONFLICT),
    /** Its body is no longer kept. */
    BODY_GONE(Status.CONFLICT),
    /** Something broke here, such as the way to the database. */
    FAILED(Status.INTERNAL_SERVER_ERROR);

    private final Status status;

    ApiReason(Status status) {
        this.status = status;
    }

    Status status() {
        return status;
    }

    /** {@code unknown-parameter} */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
