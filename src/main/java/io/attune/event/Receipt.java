package io.attune.event;

import java.util.function.Function;

/** What became of an arrival. */
public sealed interface Receipt {

    /** It is on disk, flushed, under this id. */
    record Stored(long event) implements Receipt {}

    /**
     * It was here before, under this id, and has no further effect.
     *
     * @param sameBody false: the sender gave one delivery id to two different bodies
     */
    record Repeated(long event, boolean sameBody) implements Receipt {}

    /** So many of this connection wait already that it was not stored: the sender must keep it. */
    record Full(int most) implements Receipt {}

    /** It may not be on disk, and the sender must keep it. {@code why} is for the operator. */
    record NotStored(String why) implements Receipt {}

    default <R> R fold(Function<Stored, R> stored, Function<Repeated, R> repeated, Function<Full, R> full,
            Function<NotStored, R> notStored) {
        if (this instanceof Stored it) {
            return stored.apply(it);
        } else if (this instanceof Repeated it) {
            return repeated.apply(it);
        } else if (this instanceof Full it) {
            return full.apply(it);
        }
        return notStored.apply((NotStored) this);
    }
}
