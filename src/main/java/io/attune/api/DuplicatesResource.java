package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.Duplicates;
import io.attune.review.DuplicateView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/duplicates")
@Guarded
@Tag(name = "review")
class DuplicatesResource {

    private final Lists lists;
    private final Duplicates duplicates;

    DuplicatesResource(Lists lists, Duplicates duplicates) {
        this.lists = lists;
        this.duplicates = duplicates;
    }

    @GET
    @Operation(operationId = "duplicates", summary = "Records that may be one, the latest first")
    public Uni<Page<DuplicateView>> list(@Context UriInfo uri) {
        return lists.page(duplicates, uri);
    }
}
