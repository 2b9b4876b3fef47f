package io.attune.merge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One system was seen to hold these values of one record.
 *
 * @param values     shared values of the fields that it told; a field that is not here was not told
 * @param revision   as the connector counts; empty where the telling has none
 * @param occurredAt when it happened there, by its own clock
 * @param receivedAt when we learnt it, by ours
 */
public record Observation(String system, String externalId, SortedMap<String, JsonNode> values, OptionalLong revision,
        Optional<Instant> occurredAt, Instant receivedAt, Optional<String> actor) {

    public Observation {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Between the last time we saw it and now. */
    Origin origin(LinkState before) {
        return new Origin(system, before.seenAt(), occurredAt.orElse(receivedAt), actor);
    }
}
