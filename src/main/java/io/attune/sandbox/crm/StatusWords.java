package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.attune.sandbox.crm.schema.ErrorCode;

/** What the vendor says with a status when nothing more is known. */
final class StatusWords {

    private StatusWords() {}

    static ApiError of(int status) {
        return switch (status) {
            case 401 -> ApiError.of(ErrorCode.INVALID_SESSION_ID, "Session expired or invalid");
            case 403 -> ApiError.of(ErrorCode.REQUEST_LIMIT_EXCEEDED, "TotalRequests Limit exceeded.");
            case 404 -> ApiError.notFound();
            case 405 -> ApiError.of(ErrorCode.METHOD_NOT_ALLOWED, "HTTP Method not allowed.");
            case 415 -> ApiError.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Content must be application/json.");
            case 502, 503, 504 -> ApiError.of(ErrorCode.SERVER_UNAVAILABLE, "Server temporarily unavailable.");
            default -> ApiError.of(ErrorCode.UNKNOWN_EXCEPTION, "An unexpected error occurred.");
        };
    }
}
