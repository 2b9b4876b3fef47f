package io.attune.api;

import io.attune.sweep.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/sweeps")
@Guarded
@Tag(name = "setup")
class SweepsResource {

    private final Sweeps sweeps;

    SweepsResource(Sweeps sweeps) {
        this.sweeps = sweeps;
    }

    public record SweepList(List<Sweeps.SweepView> items) {}

    @GET
    @Parameterless
    @Operation(operationId = "sweeps",
            summary = "The sweeps of every system of each mapping: how the last one went, and when the next one is due")
    public Uni<SweepList> list() {
        return sweeps.all().map(SweepList::new);
    }
}
