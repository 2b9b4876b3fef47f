package io.attune.delivery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.attune.mapping.MissingReference;
import io.attune.merge.Inflight;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What a write of these fields comes to, for this target as it is now.
 *
 * @param patch    in the object's shape, with our marker where it is not there yet
 * @param sent     the fields in it, each with the agreed version that it is
 * @param equal    fields that the target holds already
 * @param problems words by field that cannot be written
 * @param missing  references to records that are not in the target yet
 */
record Composed(ObjectNode patch, SortedMap<String, Inflight.Sent> sent, Set<String> equal,
        Map<String, String> problems, List<MissingReference> missing) {}
