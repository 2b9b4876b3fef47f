package io.attune.console;

import io.attune.listing.Asked;
import io.attune.listing.Page;
import io.attune.review.History;
import io.attune.review.HistoryView;
import io.attune.review.Why;
import io.attune.review.WhyView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /console/records/ID/why/FIELD} */
@Path("/console/records/{id}/why/{field}")
@SignedIn
@Produces(MediaType.TEXT_HTML)
class WhyPages {

    private final Visits visits;
    private final Why why;
    private final History history;

    WhyPages(Visits visits, Why why, History history) {
        this.visits = visits;
        this.why = why;
        this.history = history;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance why(Visit visit, WhyPage page);
    }

    @GET
    public Uni<TemplateInstance> why(@RestPath UUID id, @RestPath String field,
            @RestCookie(SignedInGate.COOKIE) String session, @Context UriInfo uri) {
        return why.of(id, field)
                .map(found -> found.orElseThrow(NotFoundException::new))
                .chain(view -> history(view).map(last -> WhyPage.of(view, last)))
                .map(page -> Templates.why(visits.of(session, uri), page));
    }

    /** The last things that happened to it. */
    private Uni<List<HistoryView>> history(WhyView view) {
        var field = view.field();
        return history.of(view.record())
                .map(found -> found.orElseThrow(NotFoundException::new))
                .chain(list -> list.page(new Asked(Map.of("field", field), Map.of("field", field), List.of(),
                        Asked.DEFAULT_LIMIT)))
                .map(Page::items);
    }
}
