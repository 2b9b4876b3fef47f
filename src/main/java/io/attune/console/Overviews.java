package io.attune.console;

import io.attune.listing.Asked;
import io.attune.review.EventView;
import io.attune.review.Events;
import io.attune.review.InForce;
import io.attune.review.MappingView;
import io.attune.review.Waiting;
import io.attune.review.WaitingView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Puts the overview together. */
@ApplicationScoped
class Overviews {

    private static final int LAST_EVENTS = 10;

    private final InForce inForce;
    private final Waiting waiting;
    private final Events events;
    private final Clock clock;

    Overviews(InForce inForce, Waiting waiting, Events events, Clock clock) {
        this.inForce = inForce;
        this.waiting = waiting;
        this.events = events;
        this.clock = clock;
    }

    Uni<OverviewPage> now() {
        return Uni.combine().all()
                .unis(waiting.count(), inForce.mappings(), events.page(Asked.everything(LAST_EVENTS)))
                .with((counts, mappings, last) -> page(counts, mappings, last.items()));
    }

    private OverviewPage page(List<WaitingView> counts, List<MappingView> mappings, List<EventView> last) {
        var now = clock.instant();
        return new OverviewPage(OverviewPage.tiles(counts, now),
                inForce.connections().stream().map(one -> OverviewPage.line(one, counts, now)).toList(),
                mappings, inForce.faults(), last);
    }
}
