package io.attune.event;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the ends of events in their rows. */
@ApplicationScoped
class StoredEventLog implements EventLog {

    private final EventQueue queue;
    private final EventFeed feed;
    private final Ends ends;

    StoredEventLog(EventQueue queue, EventFeed feed, Ends ends) {
        this.queue = queue;
        this.feed = feed;
        this.ends = ends;
    }

    @Override
    public void done(long event, String what) {
        ends.say(new Settlement(event, "done", what));
    }

    @Override
    public void ignored(long event, String why) {
        ends.say(new Settlement(event, "ignored", why));
    }

    @Override
    public void unreadable(long event, String why) {
        ends.say(new Settlement(event, "unreadable", why));
    }

    @Override
    public Uni<Boolean> isOpen(long event) {
        return queue.isOpen(event);
    }

    @Override
    public Uni<Boolean> replay(long event) {
        return queue.replay(event).invoke(feed::wake);
    }
}
