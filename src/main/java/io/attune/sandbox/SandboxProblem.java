package io.attune.sandbox;

import io.attune.document.Canonical;
import io.attune.document.JsonText;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An error answer of the faults API: problem+json (RFC 9457), with all that is wrong in {@code errors}. */
record SandboxProblem(Response.Status status, String detail, List<String> errors) {

    Response toResponse() {
        var body = Canonical.NODES.objectNode()
                .put("type", "about:blank")
                .put("title", status.getReasonPhrase())
                .put("status", status.getStatusCode())
                .put("detail", detail);
        if (!errors.isEmpty()) {
            errors.forEach(body.putArray("errors")::add);
        }
        return Response.status(status).type("application/problem+json").entity(JsonText.write(body)).build();
    }
}
