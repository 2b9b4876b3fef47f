package io.attune.simulation.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.attune.document.InOrder;
import java.time.Instant;
import java.util.Set;

/**
 * A person gave one field of one record in one system another value.
 *
 * @param action the number of what the person did; one action may edit several fields
 * @param before the shared value that the person saw
 * @param value  what the system keeps of the edit, as a shared value
 * @param over   the shared values that it replaced: the one that the person saw, and those that a write of ours had
 *     wiped
 *     out there too late for anybody to know
 */
public record Edit(int action, Place place, JsonNode before, JsonNode value, Set<JsonNode> over, Instant at) {

    public Edit {
        over = InOrder.set(over);
    }

    public String field() {
        return place.field();
    }
}
