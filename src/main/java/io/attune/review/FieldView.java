package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One field of a record, side by side.
 *
 * @param value      the agreed one; {@code ***} where it is masked
 * @param version    counts its edits
 * @param system     in which that value was edited
 * @param systems    what each system holds
 * @param lastChange empty where the history is no longer kept
 */
@JsonNaming(SnakeCaseStrategy.class)
public record FieldView(JsonNode value, boolean masked, long version, String system,
        SortedMap<String, HeldView> systems, Optional<ChangeView> lastChange) {}
