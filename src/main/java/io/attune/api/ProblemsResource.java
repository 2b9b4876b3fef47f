package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.ProblemList;
import io.attune.review.ProblemView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/problems")
@Guarded
@Tag(name = "review")
class ProblemsResource {

    private final Lists lists;
    private final ProblemList problems;

    ProblemsResource(Lists lists, ProblemList problems) {
        this.lists = lists;
        this.problems = problems;
    }

    @GET
    @Operation(operationId = "problems",
            summary = "Values that a row of a mapping cannot read or write now, the latest first")
    public Uni<Page<ProblemView>> list(@Context UriInfo uri) {
        return lists.page(problems, uri);
    }
}
