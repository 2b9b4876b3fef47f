package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The answer to a write that was done, in whole or in part.
 *
 * @param externalId the record's id there, where the answer tells
 * @param fields     those whose write was done
 * @param shown      the shared values of the record as the answer shows it; a field that is not here was not shown
 * @param asOf       the link's {@link LinkState#seenNo} when the write was begun
 */
public record Written(String system, Optional<String> externalId, Set<String> fields, SortedMap<String, JsonNode> shown,
        long asOf, Moment moment) {

    public Written {
        fields = InOrder.set(fields);
        shown = InOrder.sorted(shown);
    }
}
