package io.attune.sync;

import io.attune.connector.Page;
import java.util.function.Function;

/** What came of asking for a page. */
public sealed interface Turn {

    record Listed(Page.Listed page) implements Turn {}

    /** The system knows no such page any more: marks of pages expire. The listing can begin anew. */
    record PageGone(String words) implements Turn {}

    /** @param forGood the same will come of asking again */
    record Failed(String words, boolean forGood) implements Turn {

        static Failed forNow(String words) {
            return new Failed(words, false);
        }
    }

    default <R> R fold(Function<Listed, R> listed, Function<PageGone, R> gone, Function<Failed, R> failed) {
        if (this instanceof Listed it) {
            return listed.apply(it);
        } else if (this instanceof PageGone it) {
            return gone.apply(it);
        }
        return failed.apply((Failed) this);
    }
}
