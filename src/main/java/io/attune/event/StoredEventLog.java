package io.attune.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the ends of events in their rows. */
@ApplicationScoped
class StoredEventLog implements EventLog {

    private final EventQueue queue;
    private final EventFeed feed;

    StoredEventLog(EventQueue queue, EventFeed feed) {
        this.queue = queue;
        this.feed = feed;
    }

    @Override
    public Uni<Void> ignored(long event, String why) {
        return queue.settle(new Settlement(event, "ignored", why));
    }

    @Override
    public Uni<Void> unreadable(long event, String why) {
        return queue.settle(new Settlement(event, "unreadable", why));
    }

    @Override
    public Uni<Boolean> replay(long event) {
        return queue.replay(event).invoke(feed::wake);
    }
}
