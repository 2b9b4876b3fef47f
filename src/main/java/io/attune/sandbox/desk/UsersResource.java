package io.attune.sandbox.desk;

import io.attune.document.Canonical;
import io.attune.sandbox.desk.store.DeskStore;
import io.attune.sandbox.desk.store.DeskUser;
import io.attune.sandbox.desk.store.Written;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestPath;

/** One user by its id, and users to be made. Addresses may end in {@code .json}. */
@Path(DeskApi.PATH)
@DeskApi
@NonBlocking
@Consumes(MediaType.APPLICATION_JSON)
public class UsersResource {

    private static final String USER = "/users/{id: \\d+}{json: (\\.json)?}";
    private static final String KEY = "user";

    private final DeskStore store;

    UsersResource(DeskStore store) {
        this.store = store;
    }

    /** A deleted user is shown, too, as not active. */
    @GET
    @Path(USER)
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> show(@RestPath long id, @Context UriInfo uri) {
        return store.table().byId(id).map(found -> found.map(user -> new Answers(uri).user(200, user))
                .orElseGet(Answers::missing));
    }

    @POST
    @Path("/users{json: (\\.json)?}")
    public Uni<Response> create(byte[] body, @Context UriInfo uri) {
        return Answers.reading(body, KEY, user -> store.create(user).map(new Answers(uri)::written));
    }

    @POST
    @Path("/users/create_or_update{json: (\\.json)?}")
    public Uni<Response> createOrUpdate(byte[] body, @Context UriInfo uri) {
        return Answers.reading(body, KEY, user -> store.createOrUpdate(user).map(new Answers(uri)::written));
    }

    @PUT
    @Path(USER)
    public Uni<Response> update(@RestPath long id, byte[] body, @Context UriInfo uri) {
        return Answers.reading(body, KEY, user -> store.update(id, user).map(new Answers(uri)::written));
    }

    @DELETE
    @Path(USER)
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> delete(@RestPath long id, @Context UriInfo uri) {
        return store.delete(id).map(new Answers(uri)::written);
    }

    /** One more address; with {@code "primary": true} it becomes the user's first one. */
    @POST
    @Path("/users/{id: \\d+}/identities{json: (\\.json)?}")
    public Uni<Response> identity(@RestPath long id, byte[] body, @Context UriInfo uri) {
        return Answers.reading(body, "identity", identity -> {
            boolean primary = identity.path("primary").asBoolean(false);
            return store.identity(id, identity.path("value"), primary)
                    .map(written -> written instanceof Written.Saved saved
                            ? made(saved.user(), identity.path("value").asText(), primary)
                            : new Answers(uri).written(written));
        });
    }

    private static Response made(DeskUser user, String value, boolean primary) {
        var body = Canonical.NODES.objectNode();
        body.putObject("identity").put("user_id", user.id()).put("type", "email").put("value", value)
                .put("verified", true).put("primary", primary).put("updated_at", user.updatedAt().toString());
        return Answers.json(201, body);
    }
}
