package io.attune.api;

import io.attune.backfill.Backfills;
import io.attune.backfill.Backfills.BackfillView;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/api/v1/backfills")
@Guarded
@Tag(name = "setup")
class BackfillsResource {

    private final Backfills backfills;

    BackfillsResource(Backfills backfills) {
        this.backfills = backfills;
    }

    /** @param id to ask for it by */
    public record Begun(long id) {}

    @POST
    @Takes(texts = "mapping", flags = "dry_run")
    @Operation(operationId = "backfill",
            summary = "Counts what all systems of a mapping hold, and then, unless it is a dry run, sweeps each of "
            + "them in full: what belongs together is linked, and differences are settled by first_sync")
    public Uni<Begun> begin(@RestQuery @DefaultValue("") String mapping,
            @RestQuery("dry_run") @DefaultValue("false") boolean dryRun) {
        return backfills.begin(mapping, dryRun).map(beginning -> beginning.fold(
                begun -> new Begun(begun.id()),
                () -> Found.or404(Optional.empty(), "mapping '" + mapping + "'"),
                busy -> {
                    throw Problem.of(ApiReason.NOT_POSSIBLE, "backfill " + busy.id() + " of '" + mapping
                            + "' counts still: one at a time").exception();
                }));
    }

    @GET
    @Path("/{id}")
    @Parameterless
    @Operation(operationId = "backfillState", summary = "How far a backfill is, with its report once all is counted")
    public Uni<BackfillView> show(@RestPath long id) {
        return backfills.find(id).map(found -> Found.or404(found, "backfill " + id));
    }
}
