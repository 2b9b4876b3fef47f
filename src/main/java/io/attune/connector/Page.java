package io.attune.connector;

import io.attune.retry.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a listing. */
public sealed interface Page {

    /**
     * What it lists, in the system's order. The same record may stand on several pages.
     *
     * @param hits    records in the object's shape, whole
     * @param deleted ids of records that are said to be gone
     * @param next    what the next page is asked for with; empty: this is the last
     */
    record Listed(List<Search.Hit> hits, List<String> deleted, Optional<String> next) implements Page {
        public Listed {
            hits = List.copyOf(hits);
            deleted = List.copyOf(deleted);
        }
    }

    /** There is no page; the outcome is never done. */
    record Failed(Outcome outcome) implements Page {}

    default <R> R fold(Function<Listed, R> listed, Function<Failed, R> failed) {
        return this instanceof Listed it ? listed.apply(it) : failed.apply((Failed) this);
    }
}
