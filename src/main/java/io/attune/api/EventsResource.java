package io.attune.api;

import io.attune.event.EventLog;
import io.attune.listing.Page;
import io.attune.review.EventDetail;
import io.attune.review.EventView;
import io.attune.review.Events;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/events")
@Guarded
@Tag(name = "events")
class EventsResource {

    private final Lists lists;
    private final Events events;
    private final EventLog log;

    EventsResource(Lists lists, Events events, EventLog log) {
        this.lists = lists;
        this.events = events;
        this.log = log;
    }

    @GET
    @Operation(operationId = "events", summary = "What connections told us, the latest first")
    public Uni<Page<EventView>> list(@Context UriInfo uri) {
        return lists.page(events, uri);
    }

    @GET
    @Path("/{id}")
    @Parameterless
    @Operation(operationId = "event", summary = "One event with its headers and its body, values masked")
    public Uni<EventDetail> show(@RestPath long id) {
        return events.show(id).map(found -> Found.or404(found, "event " + id));
    }

    @POST
    @Path("/{id}/replay")
    @Parameterless
    @Operation(operationId = "replayEvent", summary = "Hands an unreadable or failed event on again")
    public Uni<Done> replay(@RestPath long id) {
        return events.show(id)
                .map(found -> Found.or404(found, "event " + id))
                .invoke(EventsResource::checkParked)
                .chain(() -> log.replay(id))
                .map(replayed -> new Done(replayed ? 1 : 0));
    }

    private static void checkParked(EventDetail event) {
        if (!event.event().parked()) {
            throw Problem.of(ApiReason.NOT_WAITING, "event " + event.event().id() + " is " + event.event().state()
                    + "; only unreadable and failed ones can be replayed").exception();
        }
        if (!event.body().kept()) {
            throw Problem.of(ApiReason.BODY_GONE, "the body of event " + event.event().id() + " is no longer kept")
                    .exception();
        }
    }
}
