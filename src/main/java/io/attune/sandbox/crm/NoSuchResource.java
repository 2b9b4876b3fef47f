package io.attune.sandbox.crm;

import io.attune.sandbox.crm.schema.ApiError;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Every address below the API that nothing else answers. */
@Path(CrmApi.PATH)
@CrmApi
@NonBlocking
public class NoSuchResource {

    private static final String ANYTHING = "/{rest: .+}";

    @GET
    @Path(ANYTHING)
    public Response get() {
        return Answers.error(ApiError.notFound());
    }

    @POST
    @Path(ANYTHING)
    public Response post() {
        return get();
    }

    @PATCH
    @Path(ANYTHING)
    public Response patch() {
        return get();
    }

    @DELETE
    @Path(ANYTHING)
    public Response delete() {
        return get();
    }

    /** No part of the API is ever put. */
    @PUT
    @Path(ANYTHING)
    public Response put() {
        return Answers.error(StatusWords.of(405));
    }
}
