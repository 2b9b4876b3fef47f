package io.attune.console;

import com.fasterxml.jackson.databind.node.NullNode;
import io.attune.decision.Answer;
import io.attune.decision.Choice;
import io.attune.decision.ConflictDecisions;
import io.attune.decision.DeleteDecisions;
import io.attune.decision.DuplicateDecisions;
import io.attune.decision.Ruling;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import io.attune.review.Deletes;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestPath;

/** Does what a person decides about conflicts, duplicates and held deletes; says so, or why it was not done. */
@Path("/console")
@SignedIn
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class ReviewPages {

    private final Visits visits;
    private final ConflictDecisions conflicts;
    private final DuplicateDecisions duplicates;
    private final DeleteDecisions decisions;
    private final Deletes deletes;
    private final NarrowedForms forms;

    ReviewPages(Visits visits, ConflictDecisions conflicts, DuplicateDecisions duplicates, DeleteDecisions decisions,
            Deletes deletes, NarrowedForms forms) {
        this.visits = visits;
        this.conflicts = conflicts;
        this.duplicates = duplicates;
        this.decisions = decisions;
        this.deletes = deletes;
        this.forms = forms;
    }

    @CheckedTemplate(basePath = "console")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance refused(Visit visit, String list, String words);
    }

    @POST
    @Path("/conflicts/{id}/decide")
    public Uni<Response> conflict(@RestPath long id, @RestCookie(SignedInGate.COOKIE) String session,
            MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return conflicts.decide(id, choice(form), visits.person(session))
                .map(answer -> shown(session, "conflicts", "decided", answer));
    }

    @POST
    @Path("/duplicates/{id}/decide")
    public Uni<Response> duplicate(@RestPath long id, @RestCookie(SignedInGate.COOKIE) String session,
            MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        var ruling = switch (String.valueOf(form.getFirst("decide"))) {
            case "same" -> Ruling.SAME;
            case "different" -> Ruling.DIFFERENT;
            case "ignore" -> Ruling.IGNORE;
            default -> throw new BadRequestException("this form does not say what is decided");
        };
        return duplicates.decide(id, ruling, visits.person(session))
                .map(answer -> shown(session, "duplicates", "decided", answer));
    }

    @POST
    @Path("/deletes/approve")
    public Uni<Response> approve(@RestCookie(SignedInGate.COOKIE) String session, MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return decisions.approve(forms.narrowed(deletes, form), visits.person(session))
                .map(answer -> shown(session, "deletes", "approved", answer));
    }

    @POST
    @Path("/deletes/drop")
    public Uni<Response> drop(@RestCookie(SignedInGate.COOKIE) String session, MultivaluedMap<String, String> form) {
        visits.checkForm(session, form);
        return decisions.drop(forms.narrowed(deletes, form), visits.person(session))
                .map(answer -> shown(session, "deletes", "dropped", answer));
    }

    private static Choice choice(MultivaluedMap<String, String> form) {
        var value = form.getFirst("value");
        if (value != null && value.isBlank()) {
            return new Choice.Other(NullNode.getInstance());
        }
        if (value != null) {
            return JsonText.read(value.getBytes(StandardCharsets.UTF_8)) instanceof JsonText.Reading.Readable json
                    ? new Choice.Other(Canonical.of(json.tree()))
                    : new Choice.Other(Canonical.NODES.textNode(value));
        }
        return switch (String.valueOf(form.getFirst("take"))) {
            case "kept" -> new Choice.Kept();
            case "lost" -> new Choice.Lost();
            default -> throw new BadRequestException("this form does not say what is decided");
        };
    }

    private Response shown(String session, String list, String verb, Answer answer) {
        return answer.fold(
                done -> Response.seeOther(Notice.after("/console/" + list, verb, done.count())).build(),
                missing -> refused(session, list, Response.Status.NOT_FOUND, "there is no such question"),
                over -> refused(session, list, Response.Status.CONFLICT, over.words()),
                impossible -> refused(session, list, Response.Status.CONFLICT, impossible.words()),
                unfit -> refused(session, list, Response.Status.BAD_REQUEST, unfit.words()));
    }

    private Response refused(String session, String list, Response.Status status, String words) {
        return Response.status(status).type("text/html;charset=UTF-8")
                .entity(Templates.refused(visits.of(session), list, words)).build();
    }
}
