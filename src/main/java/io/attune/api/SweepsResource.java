package io.attune.api;

import io.attune.sweep.SweepCalls;
import io.attune.sweep.Sweeps;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/sweeps")
@Guarded
@Tag(name = "setup")
class SweepsResource {

    private final Sweeps sweeps;
    private final SweepCalls calls;

    SweepsResource(Sweeps sweeps, SweepCalls calls) {
        this.sweeps = sweeps;
        this.calls = calls;
    }

    public record SweepList(List<Sweeps.SweepView> items) {}

    @GET
    @Parameterless
    @Operation(operationId = "sweeps",
            summary = "The sweeps of every system of each mapping: how the last one went, and when the next one is due")
    public Uni<SweepList> list() {
        return sweeps.all().map(SweepList::new);
    }

    @POST
    @Path("/{mapping}/{system}/run")
    @Takes(flags = "full")
    @Operation(operationId = "runSweep",
            summary = "Lets a sweep begin within seconds, whatever its schedule says")
    public Uni<Done> run(@RestPath String mapping, @RestPath String system,
            @RestQuery @DefaultValue("false") boolean full) {
        var which = "sweep of system '" + system + "' for mapping '" + mapping + "'";
        return calls.one(mapping, system, full).map(answer -> answer.fold(
                () -> new Done(1),
                () -> {
                    throw Problem.of(ApiReason.NOT_POSSIBLE, "the " + which + " is under way").exception();
                },
                () -> Found.or404(Optional.empty(), which)));
    }
}
