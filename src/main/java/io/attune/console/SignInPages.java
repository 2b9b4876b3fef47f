package io.attune.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;

/** Takes the token once and gives a session for it. */
@Path("/console")
@Produces(MediaType.TEXT_HTML)
@NonBlocking
class SignInPages {

    static final URI HOME = URI.create("/console");

    private final Sessions sessions;

    SignInPages(Sessions sessions) {
        this.sessions = sessions;
    }

    @CheckedTemplate(basePath = "console", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(boolean wrong);
    }

    @GET
    @Path("/sign-in")
    public TemplateInstance form() {
        return Templates.signIn(false);
    }

    @POST
    @Path("/sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(@RestForm @DefaultValue("") String token, @RestForm @DefaultValue("") String name,
            @Context UriInfo uri) {
        return sessions.begin(token.strip(), name)
                .map(session -> Response.seeOther(HOME).cookie(cookie(session, uri)).build())
                .orElseGet(() -> Response.status(Response.Status.UNAUTHORIZED)
                        .type("text/html;charset=UTF-8")
                        .entity(Templates.signIn(true))
                        .build());
    }

    /** Harmless when another site asks for it; so it asks for no session. */
    @POST
    @Path("/sign-out")
    public Response signOut(@Context UriInfo uri) {
        return Response.seeOther(SignedInGate.SIGN_IN).cookie(gone(uri)).build();
    }

    private static NewCookie cookie(String session, UriInfo uri) {
        return builder(uri).value(session).maxAge((int) Sessions.LASTS.toSeconds()).build();
    }

    private static NewCookie gone(UriInfo uri) {
        return builder(uri).value("").maxAge(0).build();
    }

    private static NewCookie.Builder builder(UriInfo uri) {
        return new NewCookie.Builder(SignedInGate.COOKIE)
                .path("/console")
                .httpOnly(true)
                .secure(uri.getRequestUri().getScheme().equals("https"))
                .sameSite(NewCookie.SameSite.STRICT);
    }
}
