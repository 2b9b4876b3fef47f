package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Why a field of a record holds what it holds.
 *
 * @param value   what is agreed; {@code ***} where it is masked
 * @param version counts its edits
 * @param origin  where it came from
 * @param change  that made it agreed; empty where the history is no longer kept
 * @param met     the values that it met since then, and those that wait for a person, the latest first
 * @param systems what each system holds of it
 * @param words   all of that in sentences
 */
@JsonNaming(SnakeCaseStrategy.class)
public record WhyView(UUID record, String mapping, String field, JsonNode value, boolean masked, long version,
        SideView origin, Optional<ChangeView> change, List<ConflictView> met, SortedMap<String, HeldView> systems,
        List<String> words) {}
