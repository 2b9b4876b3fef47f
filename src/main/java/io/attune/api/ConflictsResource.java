package io.attune.api;

import io.attune.decision.ConflictDecisions;
import io.attune.listing.Page;
import io.attune.review.Conflicts;
import io.attune.review.ConflictView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/conflicts")
@Guarded
@Tag(name = "review")
class ConflictsResource {

    private final Lists lists;
    private final Conflicts conflicts;
    private final ConflictDecisions decisions;

    ConflictsResource(Lists lists, Conflicts conflicts, ConflictDecisions decisions) {
        this.lists = lists;
        this.conflicts = conflicts;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "conflicts",
            summary = "Edits of one field that did not know of each other, the latest first")
    public Uni<Page<ConflictView>> list(@Context UriInfo uri) {
        return lists.page(conflicts, uri);
    }

    @GET
    @Path("/{id}")
    @Parameterless
    @Operation(operationId = "conflict", summary = "One conflict, with both values and where they came from")
    public Uni<ConflictView> show(@RestPath long id) {
        return conflicts.show(id).map(found -> Found.or404(found, "conflict " + id));
    }

    @POST
    @Path("/{id}/decide")
    @Parameterless
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = ConflictDecision.class)))
    @Operation(operationId = "decideConflict",
            summary = "Decides an open conflict: the value is agreed from then on, in all systems")
    public Uni<Done> decide(@RestPath long id, byte[] body) {
        var decision = ConflictDecision.read(body);
        return decisions.decide(id, decision.choice(), decision.by())
                .map(answer -> Answered.orProblem(answer, "conflict " + id));
    }
}
