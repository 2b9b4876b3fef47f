package io.attune.sandbox.crm;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** The versions that are there: the one call that needs no token. */
@Path("/sandbox/crm/services/data")
@NonBlocking
public class VersionsResource {

    @GET
    public Response versions() {
        return Answers.ok(ApiVersion.list());
    }
}
