package io.attune.connector;

import java.util.List;
import java.util.function.Function;

/** What the body of a stored event tells. */
public sealed interface Inbound {

    /** At least one, in the order of the body. */
    record Changes(List<Change> changes) implements Inbound {}

    /** Nothing that this connector knows an object for. */
    record Ignored(String why) implements Inbound {}

    /** It should tell something, but cannot be read: without an id for example. */
    record Unreadable(String why) implements Inbound {}

    default <R> R fold(Function<Changes, R> changes, Function<Ignored, R> ignored, Function<Unreadable, R> unreadable) {
        if (this instanceof Changes it) {
            return changes.apply(it);
        } else if (this instanceof Ignored it) {
            return ignored.apply(it);
        }
        return unreadable.apply((Unreadable) this);
    }
}
