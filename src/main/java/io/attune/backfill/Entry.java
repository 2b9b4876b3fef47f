package io.attune.backfill;

import java.util.List;
import java.util.UUID;

/**
 * One record of one system, as far as the count needs it.
 *
 * @param looks a hash of what it tells in the fields that several systems have
 * @param marks hashes of its complete keys, and of the record of ours that it is: who has one in common is one
 */
record Entry(String id, long looks, List<UUID> marks) {

    Entry {
        marks = List.copyOf(marks);
    }
}
