package io.attune.backfill;

import io.attune.document.InOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One record of one system, as far as the count needs it.
 *
 * @param record the record of ours that it is linked to, or whose marker it carries
 * @param keys   hashes of its complete keys
 * @param values hashes of what it tells, by field; a blank is not in here
 */
record Entry(String system, String id, Optional<String> record, List<String> keys, Map<String, Integer> values) {

    Entry {
        keys = List.copyOf(keys);
        values = InOrder.map(values);
    }
}
