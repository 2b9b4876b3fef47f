package io.attune.merge;

import java.util.Set;
import java.util.function.Function;

/** What a delivery does next. */
public sealed interface Plan {

    /** Nothing more, and why. */
    record Finished(String why) implements Plan {}

    /** Read the record there: before it is written, or to learn what became of a write in doubt. */
    record Read(String externalId) implements Plan {}

    /** Look for the record by our marker. */
    record FindByMarker() implements Plan {}

    /** Look for a record that is already there, by the keys of {@code match}. */
    record FindByKey() implements Plan {}

    /** Write these fields. CREATE and UPSERT make the record; MARK and DELETE carry none. */
    record Write(Inflight.Kind kind, Set<String> fields) implements Plan {}

    default <R> R fold(Function<Finished, R> finished, Function<Read, R> read, Function<FindByMarker, R> byMarker,
            Function<FindByKey, R> byKey, Function<Write, R> write) {
        if (this instanceof Finished it) {
            return finished.apply(it);
        } else if (this instanceof Read it) {
            return read.apply(it);
        } else if (this instanceof FindByMarker it) {
            return byMarker.apply(it);
        } else if (this instanceof FindByKey it) {
            return byKey.apply(it);
        }
        return write.apply((Write) this);
    }
}
