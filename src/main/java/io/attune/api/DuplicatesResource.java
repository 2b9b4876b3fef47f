package io.attune.api;

import io.attune.decision.DuplicateDecisions;
import io.attune.listing.Page;
import io.attune.review.Duplicates;
import io.attune.review.DuplicateView;
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

@Path("/api/v1/duplicates")
@Guarded
@Tag(name = "review")
class DuplicatesResource {

    private final Lists lists;
    private final Duplicates duplicates;
    private final DuplicateDecisions decisions;

    DuplicatesResource(Lists lists, Duplicates duplicates, DuplicateDecisions decisions) {
        this.lists = lists;
        this.duplicates = duplicates;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "duplicates", summary = "Records that may be one, the latest first")
    public Uni<Page<DuplicateView>> list(@Context UriInfo uri) {
        return lists.page(duplicates, uri);
    }

    @GET
    @Path("/{id}")
    @Parameterless
    @Operation(operationId = "duplicate", summary = "One question whether records are one")
    public Uni<DuplicateView> show(@RestPath long id) {
        return duplicates.show(id).map(found -> Found.or404(found, "duplicate " + id));
    }

    @POST
    @Path("/{id}/decide")
    @Parameterless
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = DuplicateDecision.class)))
    @Operation(operationId = "decideDuplicate", summary = "Says whether they are the same, different, or to be ignored")
    public Uni<Done> decide(@RestPath long id, byte[] body) {
        var decision = DuplicateDecision.read(body);
        return decisions.decide(id, decision.ruling(), decision.by())
                .map(answer -> Answered.orProblem(answer, "duplicate " + id));
    }
}
