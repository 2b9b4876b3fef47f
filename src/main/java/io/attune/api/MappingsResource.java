package io.attune.api;

import io.attune.decision.MappingDecisions;
import io.attune.review.FaultView;
import io.attune.review.InForce;
import io.attune.review.MappingView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/mappings")
@Guarded
@Tag(name = "setup")
class MappingsResource {

    private final InForce inForce;
    private final MappingDecisions decisions;

    MappingsResource(InForce inForce, MappingDecisions decisions) {
        this.inForce = inForce;
        this.decisions = decisions;
    }

    /** @param faults of files as they stand on disk: none of it is in force */
    public record Mappings(List<MappingView> items, List<FaultView> faults) {}

    @GET
    @Parameterless
    @Operation(operationId = "mappings",
            summary = "The mappings in force, their versions, the one that waits for approval, and the faults of files")
    public Uni<Mappings> list() {
        return inForce.mappings().map(mappings -> new Mappings(mappings, inForce.faults()));
    }

    @POST
    @Path("/{name}/approve")
    @Parameterless
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = VersionApproval.class)))
    @Operation(operationId = "approveMapping", summary = "Lets the version that waits come into force, within a second")
    public Uni<Done> approve(@RestPath String name, byte[] body) {
        var approval = VersionApproval.read(body);
        return decisions.approve(name, approval.version(), approval.by())
                .map(answer -> Answered.orProblem(answer, "mapping " + name));
    }
}
