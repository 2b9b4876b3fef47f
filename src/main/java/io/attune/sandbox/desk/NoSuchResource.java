package io.attune.sandbox.desk;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Every address below the API that nothing else answers. */
@Path(DeskApi.PATH)
@DeskApi
@NonBlocking
public class NoSuchResource {

    private static final String ANYTHING = "/{rest: .+}";

    @GET
    @Path(ANYTHING)
    public Response get() {
        return Words.of(404, "InvalidEndpoint", "Not found").toResponse();
    }

    @POST
    @Path(ANYTHING)
    public Response post() {
        return get();
    }

    @PUT
    @Path(ANYTHING)
    public Response put() {
        return get();
    }

    @DELETE
    @Path(ANYTHING)
    public Response delete() {
        return get();
    }
}
