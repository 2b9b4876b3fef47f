package io.attune.connector;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The calls that read an object.
 *
 * @param list       the first page of a listing
 * @param listMore   the pages behind it; empty: as the first
 * @param mergedInto asks into which record another one went
 */
record Reads(CallRule read, List<FindRule> finds, Optional<CallRule> findByMarker, Optional<CallRule> list,
        Optional<CallRule> listMore, Optional<CallRule> mergedInto) {

    Reads {
        finds = List.copyOf(finds);
    }

    Stream<CallRule> calls() {
        return Stream.of(Stream.of(read), finds.stream().map(FindRule::call), findByMarker.stream(), list.stream(),
                listMore.stream(), mergedInto.stream()).flatMap(calls -> calls);
    }
}
