package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.Conflicts;
import io.attune.review.ConflictView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/conflicts")
@Guarded
@Tag(name = "review")
class ConflictsResource {

    private final Lists lists;
    private final Conflicts conflicts;

    ConflictsResource(Lists lists, Conflicts conflicts) {
        this.lists = lists;
        this.conflicts = conflicts;
    }

    @GET
    @Operation(operationId = "conflicts", summary = "Edits of one field that did not know of each other, the latest first")
    public Uni<Page<ConflictView>> list(@Context UriInfo uri) {
        return lists.page(conflicts, uri);
    }
}
