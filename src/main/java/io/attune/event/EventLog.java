package io.attune.event;

import io.smallrye.mutiny.Uni;

/**
 * Says what became of an event that led to no step. Told by its consumer, before it completes; an event of which
 * nothing is told is done when its consumer completes, and tried again when its consumer fails.
 */
public interface EventLog {

    /** Nothing here wants it: no mapping for its topic, for example. */
    Uni<Void> ignored(long event, String why);

    /** It was signed, but its body can't be read; it is parked for a person. {@code why} shows no value of the body. */
    Uni<Void> unreadable(long event, String why);

    /** Hands a parked event (unreadable or failed) on again; false if there is none of this id, or its body is gone. */
    Uni<Boolean> replay(long event);
}
