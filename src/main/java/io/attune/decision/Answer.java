package io.attune.decision;

import java.util.function.Function;

/** What came of a person's decision. Nothing is decided by any but {@link Done}. */
public sealed interface Answer {

    /** @param count how many things it was done to */
    record Done(int count) implements Answer {}

    /** There is no such thing. */
    record Missing() implements Answer {}

    /** Nothing waits there any more. */
    record Over(String words) implements Answer {}

    /** What it would take is not so. */
    record Impossible(String words) implements Answer {}

    /** The decision itself cannot be meant: its value fits no such field. */
    record Unfit(String words) implements Answer {}

    default <R> R fold(Function<Done, R> done, Function<Missing, R> missing, Function<Over, R> over,
            Function<Impossible, R> impossible, Function<Unfit, R> unfit) {
        if (this instanceof Done it) {
            return done.apply(it);
        } else if (this instanceof Missing it) {
            return missing.apply(it);
        } else if (this instanceof Over it) {
            return over.apply(it);
        } else if (this instanceof Impossible it) {
            return impossible.apply(it);
        }
        return unfit.apply((Unfit) this);
    }
}
