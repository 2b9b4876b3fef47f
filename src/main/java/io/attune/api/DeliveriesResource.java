package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.Decisions;
import io.attune.review.Deliveries;
import io.attune.review.DeliveryView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/deliveries")
@Guarded
@Tag(name = "deliveries")
class DeliveriesResource {

    private final Lists lists;
    private final Deliveries deliveries;
    private final Decisions decisions;

    DeliveriesResource(Lists lists, Deliveries deliveries, Decisions decisions) {
        this.lists = lists;
        this.deliveries = deliveries;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "deliveries", summary = "What is yet to be delivered, the longest waiting first")
    public Uni<Page<DeliveryView>> list(@Context UriInfo uri) {
        return lists.page(deliveries, uri);
    }

    @POST
    @Path("/{record}/{system}/approve")
    @Parameterless
    @Operation(operationId = "approve", summary = "Lets a held delivery go")
    public Uni<Done> approve(@RestPath UUID record, @RestPath String system) {
        return decisions.approve(record, system)
                .map(done -> Changed.orProblem(done, "no held delivery of record " + record + " to " + system));
    }
}
