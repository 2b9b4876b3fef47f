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
import org.jboss.resteasy.reactive.RestPath;

/** {@code /console/records} and the other lists. */
@Path("/console/{list: events|records|deliveries|dead-letters|problems|conflicts|duplicates|deletes}")
@SignedIn
@Produces(MediaType.TEXT_HTML)
class ListPages {

    private final Visits visits;
    private final ConsoleLists lists;
    private final ListReader reader;

    ListPages(Visits visits, ConsoleLists lists, ListReader reader) {
        this.visits = visits;
        this.lists = lists;
        this.reader = reader;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance list(Visit visit, ListPage page);
    }

    @GET
    public Uni<TemplateInstance> list(@RestPath String list, @RestCookie(SignedInGate.COOKIE) String session,
            @Context UriInfo uri) {
        return reader.read(lists.list(list).orElseThrow(), uri.getQueryParameters())
                .map(page -> Templates.list(visits.of(session, uri), page));
    }
}
