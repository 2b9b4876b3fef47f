package io.attune.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;

/**
 * What one system holds of a field, as far as is known.
 *
 * @param value     last seen there, read as a shared value; absent where it was never seen
 * @param confirmed the version of the agreed value that it has; 0 for none
 * @param agrees    it holds the agreed value, or what it makes of it
 * @param lagging   it is to get a newer version
 * @param assumed   it was sent, and not yet seen there
 * @param frozen    waits for a person's decision
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HeldView(@JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> value, long confirmed,
        boolean agrees, boolean lagging, boolean assumed, boolean frozen) {}
