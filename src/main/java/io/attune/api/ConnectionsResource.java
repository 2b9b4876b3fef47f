package io.attune.api;

import io.attune.review.ConnectionView;
import io.attune.review.InForce;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/connections")
@Guarded
@Tag(name = "setup")
class ConnectionsResource {

    private final InForce inForce;

    ConnectionsResource(InForce inForce) {
        this.inForce = inForce;
    }

    public record Connections(List<ConnectionView> items) {}

    @GET
    @Parameterless
    @Operation(operationId = "connections", summary = "The connections, without their secrets")
    @NonBlocking
    public Connections list() {
        return new Connections(inForce.connections());
    }
}
