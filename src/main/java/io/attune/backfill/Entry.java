package io.attune.backfill;

import java.util.List;
import java.util.UUID;

/**
 * One record of one system, as far as the count needs it.
 *
 * @param looks for each {@link Facet} a hash of what it tells there, 0 where its system has none of these rows
 * @param marks hashes of its complete keys, and of the record of ours that it is: who has one in common is one
 */
record Entry(String id, List<Long> looks, List<UUID> marks) {

    Entry {
        looks = List.copyOf(looks);
        marks = List.copyOf(marks);
    }
}
