package io.attune.console;

import io.attune.review.RecordFinder;
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
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /console/records/ID}: a record in each system side by side. */
@Path("/console/records/{id}")
@SignedIn
@Produces(MediaType.TEXT_HTML)
class RecordPages {

    private final Visits visits;
    private final RecordFinder records;

    RecordPages(Visits visits, RecordFinder records) {
        this.visits = visits;
        this.records = records;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance record(Visit visit, RecordPage page);
    }

    @GET
    public Uni<TemplateInstance> record(@RestPath UUID id, @RestCookie(SignedInGate.COOKIE) String session,
            @Context UriInfo uri) {
        return records.find(id)
                .map(found -> RecordPage.of(found.orElseThrow(NotFoundException::new)))
                .map(page -> Templates.record(visits.of(session, uri), page));
    }
}
