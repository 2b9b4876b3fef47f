package io.attune.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event with what came in it.
 *
 * @param headers as they came, without credentials; empty when the body is no longer kept
 */
@JsonNaming(SnakeCaseStrategy.class)
public record EventDetail(EventView event, Map<String, List<String>> headers, Body body) {

    /**
     * @param kept     it is still there
     * @param readable it is JSON that Attune reads
     * @param masked   each value is replaced; names and shape are as they came
     * @param json     the body; absent where it is not kept or not readable
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Body(boolean kept, boolean readable, boolean masked,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> json) {

        static final Body GONE = new Body(false, false, false, Optional.empty());
    }
}
