package io.attune.api;

import io.attune.review.FaultView;
import io.attune.review.InForce;
import io.attune.review.MappingView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/mappings")
@Guarded
@Tag(name = "setup")
class MappingsResource {

    private final InForce inForce;

    MappingsResource(InForce inForce) {
        this.inForce = inForce;
    }

    /** @param faults of files as they stand on disk: none of it is in force */
    public record Mappings(List<MappingView> items, List<FaultView> faults) {}

    @GET
    @Parameterless
    @Operation(operationId = "mappings",
            summary = "The mappings in force, their versions, and the faults of files that are not")
    public Uni<Mappings> list() {
        return inForce.mappings().map(mappings -> new Mappings(mappings, inForce.faults()));
    }
}
