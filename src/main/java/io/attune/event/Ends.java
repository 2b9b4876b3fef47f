package io.attune.event;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What consumers told of the events under way, until each is settled: one write for its end, whatever was told. */
@ApplicationScoped
class Ends {

    private final Map<Long, Settlement> told = new ConcurrentHashMap<>();

    void say(Settlement end) {
        told.put(end.event(), end);
    }

    /** The end of an event whose consumer completed. */
    Settlement of(long event) {
        return Optional.ofNullable(told.remove(event)).orElseGet(() -> Settlement.done(event));
    }

    /** Its consumer failed after all. */
    void forget(long event) {
        told.remove(event);
    }
}
