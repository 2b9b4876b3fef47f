package io.attune.console;

import io.attune.review.DeadLetters;
import io.attune.review.Decisions;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestCookie;

/** Does what a person decides about deliveries, and leads back to the list. */
@Path("/console")
@SignedIn
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class DecisionPages {

    private final Visits visits;
    private final DeadLetters deadLetters;
    private final Decisions decisions;
    private final NarrowedForms forms;

    DecisionPages(Visits visits, DeadLetters deadLetters, Decisions decisions, NarrowedForms forms) {
        this.visits = visits;
        this.deadLetters = deadLetters;
        this.decisions = decisions;
        this.forms = forms;
    }

    /** The form's fields are filters of the list: one dead letter is its record and its system. */
    @POST
    @Path("/dead-letters/replay")
    public Uni<Response> replay(@RestCookie(SignedInGate.COOKIE) String session, MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return decisions.replay(forms.narrowed(deadLetters, form))
                .map(count -> back("dead-letters", "replayed", count));
    }

    @POST
    @Path("/dead-letters/discard")
    public Uni<Response> discard(@RestCookie(SignedInGate.COOKIE) String session, MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return decisions.discard(forms.narrowed(deadLetters, form))
                .map(count -> back("dead-letters", "discarded", count));
    }

    @POST
    @Path("/deliveries/approve")
    public Uni<Response> approve(@RestCookie(SignedInGate.COOKIE) String session, MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return decisions.approve(UUID.fromString(form.getFirst("record")), form.getFirst("system"))
                .map(done -> back("deliveries", "approved", done ? 1 : 0));
    }

    private static Response back(String list, String verb, int count) {
        return Response.seeOther(Notice.after("/console/" + list, verb, count)).build();
    }
}
