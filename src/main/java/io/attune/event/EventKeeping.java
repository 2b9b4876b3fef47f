package io.attune.event;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** What the inbox needs done from time to time. */
@ApplicationScoped
class EventKeeping {

    private static final Duration STOP = Duration.ofSeconds(30);

    private final EventFeed feed;

    EventKeeping(EventFeed feed) {
        this.feed = feed;
    }

    void stop(@Observes ShutdownEvent event) {
        feed.close().await().atMost(STOP);
    }

    /** Finds what other processes stored, what became due again, and what a dead process left. */
    @Scheduled(every = "1s", identity = "event poll")
    void poll() {
        feed.tick();
    }

    @Scheduled(every = "5s", identity = "event leases")
    Uni<Void> renew() {
        return feed.renew();
    }
}
