package io.attune.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of an agreed value.
 *
 * @param event    that led to it; empty where an answer did
 * @param system   in which it was edited
 * @param actor    who edited, where the system tells
 * @param decision in a few words
 * @param before   absent for the first value
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ChangeView(long version, Optional<Long> event, String system, Optional<String> actor, int mappingVersion,
        String decision, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> before, JsonNode after,
        Instant at) {}
