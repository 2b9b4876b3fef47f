package io.attune.api;

import io.attune.listing.Page;
import io.attune.review.History;
import io.attune.review.HistoryView;
import io.attune.review.RecordFinder;
import io.attune.review.RecordSummary;
import io.attune.review.RecordView;
import io.attune.review.Records;
import io.attune.review.Why;
import io.attune.review.WhyView;
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
    private final History history;
    private final Why why;

    RecordsResource(Lists lists, Records records, RecordFinder finder, History history, Why why) {
        this.lists = lists;
        this.records = records;
        this.finder = finder;
        this.history = history;
        this.why = why;
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

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "history",
            summary = "What happened to one record: changes, conflicts and what people decided, the latest first")
    public Uni<Page<HistoryView>> history(@RestPath UUID id, @Context UriInfo uri) {
        return history.of(id).chain(found -> lists.page(Found.or404(found, "record " + id), uri));
    }

    @GET
    @Path("/{id}/why/{field}")
    @Parameterless
    @Operation(operationId = "why", summary = "Why one field of a record holds what it holds, also in sentences")
    public Uni<WhyView> why(@RestPath UUID id, @RestPath String field) {
        return why.of(id, field).map(found -> Found.or404(found, "record " + id + " with a field " + field));
    }
}
