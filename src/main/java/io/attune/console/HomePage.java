package io.attune.console;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Leads whoever types the address alone to the console. */
@Path("/")
@NonBlocking
class HomePage {

    @GET
    public Response home() {
        return Response.seeOther(SignInPages.HOME).build();
    }
}
