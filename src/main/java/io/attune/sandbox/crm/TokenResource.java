package io.attune.sandbox.crm;

import io.attune.document.Canonical;
import io.attune.sandbox.crm.oauth.Grant;
import io.attune.sandbox.crm.oauth.JwtKey;
import io.attune.sandbox.crm.oauth.TokenEndpoint;
import io.attune.sandbox.crm.oauth.TokenRequest;
import io.attune.sandbox.crm.store.Stamp;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestForm;

/** Where tokens are given and taken back. */
@Path("/sandbox/crm/services/oauth2")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@NonBlocking
public class TokenResource {

    private final TokenEndpoint endpoint;
    private final Sessions sessions;
    private final Clock clock;

    TokenResource(Sessions sessions, Clock clock,
            @ConfigProperty(name = "attune.sandbox.crm.jwt-public-key") Optional<String> jwtKey) throws IOException {
        this.endpoint = new TokenEndpoint(jwtKey.isPresent()
                ? Optional.of(JwtKey.read(Files.readString(java.nio.file.Path.of(jwtKey.get()))))
                : Optional.empty());
        this.sessions = sessions;
        this.clock = clock;
    }

    @POST
    @Path("/token")
    public Response token(MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context UriInfo uri) {
        var values = form.keySet().stream().collect(Collectors.toMap(Function.identity(), form::getFirst));
        var request = TokenRequest.of(values, Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION)));
        var grant = endpoint.decide(request, clock.instant());
        return grant instanceof Grant.Denied denied ? denied(denied) : granted(uri);
    }

    @POST
    @Path("/revoke")
    public Response revoke(@RestForm String token) {
        if (token != null) {
            sessions.close(token);
        }
        return Response.ok().build();
    }

    /** No expires_in: the vendor does not tell, a client finds out by its first 401. */
    private Response granted(UriInfo uri) {
        var instance = uri.getBaseUri().resolve("/sandbox/crm").toString();
        return Answers.ok(Canonical.NODES.objectNode()
                .put("access_token", sessions.open())
                .put("instance_url", instance)
                .put("id", "%s/id/%s/%s".formatted(instance, Sessions.ORGANISATION, Stamp.INTEGRATION))
                .put("token_type", "Bearer")
                .put("issued_at", String.valueOf(clock.millis()))
                .put("scope", "api"));
    }

    private static Response denied(Grant.Denied denied) {
        return Answers.json(400, Canonical.NODES.objectNode()
                .put("error", denied.error())
                .put("error_description", denied.description()));
    }
}
