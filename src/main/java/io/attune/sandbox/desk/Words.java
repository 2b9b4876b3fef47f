package io.attune.sandbox.desk;

import io.attune.document.Canonical;
import io.attune.sandbox.VendorAnswer;
import java.util.Map;

/** Failures as the vendor words them. */
final class Words {

    private static final Map<Integer, String> ERRORS = Map.of(
            400, "BadRequest",
            403, "Forbidden",
            404, "RecordNotFound",
            409, "DatabaseConflict",
            422, "UnprocessableEntity",
            500, "InternalError",
            503, "ServiceUnavailable");

    private Words() {}

    static VendorAnswer of(int status) {
        return of(status, ERRORS.getOrDefault(status, "Status" + status), status == 404 ? "Not found" : "Try again");
    }

    static VendorAnswer of(int status, String error, String description) {
        return new VendorAnswer(status,
                Canonical.NODES.objectNode().put("error", error).put("description", description));
    }

    static VendorAnswer signedOut() {
        return new VendorAnswer(401, Canonical.NODES.objectNode().put("error", "Couldn't authenticate you"));
    }

    static VendorAnswer tooMany(long seconds) {
        return new VendorAnswer(429, Map.of("Retry-After", String.valueOf(seconds)), Canonical.NODES.objectNode()
                .put("error", "TooManyRequests")
                .put("description", "Number of allowed API requests per minute exceeded"));
    }
}
