package io.attune.api;

import io.attune.decision.Answer;
import io.attune.decision.DeleteDecisions;
import io.attune.listing.Asked;
import io.attune.listing.Page;
import io.attune.review.DeleteView;
import io.attune.review.Deletes;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/deletes")
@Guarded
@Tag(name = "review")
class DeletesResource {

    private final Lists lists;
    private final Deletes deletes;
    private final DeleteDecisions decisions;

    DeletesResource(Lists lists, Deletes deletes, DeleteDecisions decisions) {
        this.lists = lists;
        this.deletes = deletes;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "deletes", summary = "The deletes that wait for an approval, the longest waiting first")
    public Uni<Page<DeleteView>> list(@Context UriInfo uri) {
        return lists.page(deletes, uri);
    }

    @POST
    @Path("/{record}/approve")
    @Parameterless
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Person.class)))
    @Operation(operationId = "approveDelete",
            summary = "Lets one record's delete go on in all systems that have it still")
    public Uni<Done> approve(@RestPath UUID record, byte[] body) {
        return decisions.approve(of(record), Person.read(body).by()).map(answer -> one(answer, record));
    }

    @POST
    @Path("/{record}/drop")
    @Parameterless
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Person.class)))
    @Operation(operationId = "dropDelete",
            summary = "Drops one record's delete: it lives on in the systems that have it still")
    public Uni<Done> drop(@RestPath UUID record, byte[] body) {
        return decisions.drop(of(record), Person.read(body).by()).map(answer -> one(answer, record));
    }

    @POST
    @Path("/approve")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Person.class)))
    @Operation(operationId = "approveDeletes", summary = "Lets all deletes go on that the filters leave")
    public Uni<Done> approve(@Context UriInfo uri, byte[] body) {
        var person = Person.read(body);
        return decisions.approve(lists.narrowed(deletes, uri), person.by())
                .map(answer -> Answered.orProblem(answer, "delete"));
    }

    @POST
    @Path("/drop")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = Person.class)))
    @Operation(operationId = "dropDeletes", summary = "Drops all deletes that the filters leave")
    public Uni<Done> drop(@Context UriInfo uri, byte[] body) {
        var person = Person.read(body);
        return decisions.drop(lists.narrowed(deletes, uri), person.by())
                .map(answer -> Answered.orProblem(answer, "delete"));
    }

    private static Asked of(UUID record) {
        return new Asked(Map.of("record", record.toString()), Map.of("record", record), List.of(), Asked.MAX_LIMIT);
    }

    private static Done one(Answer answer, UUID record) {
        var done = Answered.orProblem(answer, "delete");
        return Changed.orProblem(done.done() > 0, "no held delete of record " + record);
    }
}
