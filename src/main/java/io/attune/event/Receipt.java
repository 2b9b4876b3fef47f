package io.attune.event;

import java.util.function.Function;

/** What became of an arrival. */
public sealed interface Receipt {

    /** It is on disk, flushed, under this id. */
    record Stored(long event) implements Receipt {}

    /**
     * It is kept outside the database, as safe as on disk, and is stored from there. Only then it gets its id, and only
     * then is it known whether it was here before.
     *
     * @param place where it is kept, for an operator who looks for it
     */
    record Sent(String place) implements Receipt {}

    /**
     * It was here before, under this id, and has no further effect.
     *
     * @param sameBody false: the sender gave one delivery id to two different bodies
     */
    record Repeated(long event, boolean sameBody) implements Receipt {}

    /** It was not taken, and the sender must keep it. */
    sealed interface Refused extends Receipt {

        /** For the operator. */
        String why();
    }

    /** So many of this connection wait already. */
    record Full(int most) implements Refused {

        @Override
        public String why() {
            return most + " events of this connection wait already";
        }
    }

    /** What keeps arrivals takes none as large as this, however often it comes. */
    record TooLarge(String why) implements Refused {}

    /** It may not be safe. */
    record NotStored(String why) implements Refused {}

    default <R> R fold(Function<Stored, R> stored, Function<Sent, R> sent, Function<Repeated, R> repeated,
            Function<Refused, R> refused) {
        if (this instanceof Stored it) {
            return stored.apply(it);
        } else if (this instanceof Sent it) {
            return sent.apply(it);
        } else if (this instanceof Repeated it) {
            return repeated.apply(it);
        }
        return refused.apply((Refused) this);
    }
}
