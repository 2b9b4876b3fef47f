package io.attune.console;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestCookie;

/** {@code /console}: all at a glance. */
@Path("/console")
@SignedIn
@Produces(MediaType.TEXT_HTML)
class OverviewPages {

    private final Visits visits;
    private final Overviews overviews;

    OverviewPages(Visits visits, Overviews overviews) {
        this.visits = visits;
        this.overviews = overviews;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance overview(Visit visit, OverviewPage page);
    }

    @GET
    public Uni<TemplateInstance> overview(@RestCookie(SignedInGate.COOKIE) String session, @Context UriInfo uri) {
        return overviews.now().map(page -> Templates.overview(visits.of(session, uri), page));
    }
}
