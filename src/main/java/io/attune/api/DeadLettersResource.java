package io.attune.api;

import io.attune.listing.Asked;
import io.attune.listing.Page;
import io.attune.review.DeadLetterView;
import io.attune.review.DeadLetters;
import io.attune.review.Decisions;
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

@Path("/api/v1/dead-letters")
@Guarded
@Tag(name = "dead letters")
class DeadLettersResource {

    private final Lists lists;
    private final DeadLetters deadLetters;
    private final Decisions decisions;

    DeadLettersResource(Lists lists, DeadLetters deadLetters, Decisions decisions) {
        this.lists = lists;
        this.deadLetters = deadLetters;
        this.decisions = decisions;
    }

    @GET
    @Operation(operationId = "deadLetters",
            summary = "The deliveries that wait for a person, the longest waiting first")
    public Uni<Page<DeliveryView>> list(@Context UriInfo uri) {
        return lists.page(deadLetters, uri);
    }

    @GET
    @Path("/{record}/{system}")
    @Parameterless
    @Operation(operationId = "deadLetter", summary = "One dead letter with the attempts that led to it")
    public Uni<DeadLetterView> show(@RestPath UUID record, @RestPath String system) {
        return deadLetters.show(record, system).map(found -> Found.or404(found, letter(record, system)));
    }

    @POST
    @Path("/{record}/{system}/replay")
    @Parameterless
    @Operation(operationId = "replayDeadLetter", summary = "Makes one dead letter due, its tries begin anew")
    public Uni<Done> replay(@RestPath UUID record, @RestPath String system) {
        return decisions.replay(record, system).map(done -> Changed.orProblem(done, "no " + letter(record, system)));
    }

    @POST
    @Path("/{record}/{system}/discard")
    @Parameterless
    @Operation(operationId = "discardDeadLetter",
            summary = "Gives one dead letter up: the system keeps what it has until the record changes again")
    public Uni<Done> discard(@RestPath UUID record, @RestPath String system) {
        return decisions.discard(record, system).map(done -> Changed.orProblem(done, "no " + letter(record, system)));
    }

    @POST
    @Path("/replay")
    @Operation(operationId = "replayDeadLetters", summary = "Makes all dead letters due that the filters leave")
    public Uni<Done> replay(@Context UriInfo uri) {
        return decisions.replay(narrowed(uri)).map(Done::new);
    }

    @POST
    @Path("/discard")
    @Operation(operationId = "discardDeadLetters", summary = "Gives all dead letters up that the filters leave")
    public Uni<Done> discard(@Context UriInfo uri) {
        return decisions.discard(narrowed(uri)).map(Done::new);
    }

    private Asked narrowed(UriInfo uri) {
        return lists.narrowed(deadLetters, uri);
    }

    private static String letter(UUID record, String system) {
        return "dead letter of record " + record + " to " + system;
    }
}
