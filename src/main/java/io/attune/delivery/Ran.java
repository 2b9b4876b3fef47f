package io.attune.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import io.attune.mapping.Mapping;
import io.attune.retry.Outcome;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * How the calls of one write ended.
 *
 * @param outcome of the last call made: done only if all were
 * @param id      of the record, where an answer told it
 * @param fields  root fields that calls surely settled
 * @param shown   shared values of the record as the last answer showed it
 */
record Ran(Outcome outcome, Optional<String> id, Set<String> fields, SortedMap<String, JsonNode> shown) {

    Ran {
        fields = InOrder.set(fields);
    }

    boolean isAnythingDone() {
        return outcome instanceof Outcome.Done || !fields.isEmpty() || id.isPresent();
    }

    /** Of the rows that were sent, those that are settled now. */
    Set<String> settles(Set<String> sent, Mapping mapping, String system) {
        if (outcome instanceof Outcome.Done) {
            return sent;
        }
        var settled = new HashSet<String>();
        sent.stream().filter(row -> fields.containsAll(mapping.row(row).roots(system))).forEach(settled::add);
        return settled;
    }
}
