package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.RecordFinder;
import io.attune.review.RecordSummary;
import io.attune.review.RecordView;
import io.attune.review.Records;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/records")
@Guarded
@Tag(name = "records")
class RecordsResource {

    private final Lists lists;
    private final Records records;
    private final RecordFinder finder;

    RecordsResource(Lists lists, Records records, RecordFinder finder) {
        this.lists = lists;
        this.records = records;
        this.finder = finder;
    }

    @GET
    @Operation(operationId = "records", summary = "Records, with their ids in each system and which systems lag")
    public Uni<Page<RecordSummary>> list(@Context UriInfo uri) {
        return lists.page(records, uri);
    }

    @GET
    @Path("/{id}")
    @Parameterless
    @Operation(operationId = "record",
            summary = "One record in each system side by side, with each field's last change")
    public Uni<RecordView> show(@RestPath UUID id) {
        return finder.find(id).map(found -> Found.or404(found, "record " + id));
    }
}
