package io.attune.event;

import io.smallrye.mutiny.Uni;

/**
 * Says what became of an event. Told by its consumer, before it completes, and stored when it completes; an event of
 * which nothing is told is done then, and one whose consumer fails is tried again.
 */
public interface EventLog {

    /** It led to steps; {@code what} is their result, without values. */
    void done(long event, String what);

    /** Nothing here wants it: no mapping for its topic, for example. */
    void ignored(long event, String why);

    /** It was signed, but its body can't be read; it is parked for a person. {@code why} shows no value of the body. */
    void unreadable(long event, String why);

    /** Whether it is still to be handled, by itself or by a person. */
    Uni<Boolean> isOpen(long event);

    /** Hands a parked event (unreadable or failed) on again; false if there is none of this id, or its body is gone. */
    Uni<Boolean> replay(long event);
}
