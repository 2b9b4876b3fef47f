package io.attune.console;

import io.attune.event.EventLog;
import io.attune.review.Events;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /console/events/ID}: what came, and handing it on again. */
@Path("/console/events/{id}")
@SignedIn
@Produces(MediaType.TEXT_HTML)
class EventPages {

    private final Visits visits;
    private final Events events;
    private final EventLog log;

    EventPages(Visits visits, Events events, EventLog log) {
        this.visits = visits;
        this.events = events;
        this.log = log;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance event(Visit visit, EventPage page);
    }

    @GET
    public Uni<TemplateInstance> event(@RestPath long id, @RestCookie(SignedInGate.COOKIE) String session,
            @Context UriInfo uri) {
        return events.show(id)
                .map(found -> EventPage.of(found.orElseThrow(NotFoundException::new)))
                .map(page -> Templates.event(visits.of(session, uri), page));
    }

    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Uni<Response> replay(@RestPath long id, @RestCookie(SignedInGate.COOKIE) String session,
            MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return log.replay(id)
                .map(done -> Notice.after("/console/events/" + id, "replayed", done ? 1 : 0))
                .map(address -> Response.seeOther(address).build());
    }
}
