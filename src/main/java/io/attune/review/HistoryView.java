package io.attune.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.Optional;

/**
 * One thing that happened to a record.
 *
 * @param kind           change (of an agreed value), conflict, decision (of a conflict or a delete) or duplicate
 *     (decided)
 * @param field          empty where it is about the record itself
 * @param number         of a change the version, of the others their number
 * @param event          that led to it; empty where an answer or a person did
 * @param system         in which it was edited; empty where it is about the record in all of them
 * @param actor          who edited or decided, where it is known
 * @param mappingVersion under which a value changed
 * @param decision       in a few words
 * @param before         of a change; absent for a first value
 * @param kept           of a conflict
 */
@JsonNaming(SnakeCaseStrategy.class)
public record HistoryView(Instant at, String kind, Optional<String> field, long number, Optional<Long> event,
        Optional<String> system, Optional<String> actor, Optional<Integer> mappingVersion, String decision,
        boolean masked, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> before,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> after,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> kept,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> lost) {

    static HistoryView of(HistoryRow row, String mapping, Masks masks) {
        return new HistoryView(row.at, row.kind, Optional.of(row.field).filter(name -> !name.isEmpty()), row.number,
                Optional.ofNullable(row.event), Optional.of(row.system).filter(name -> !name.isEmpty()),
                Optional.ofNullable(row.actor),
                Optional.ofNullable(row.mappingVersion), row.decision, masks.masks(mapping, row.field),
                shown(row, row.before, mapping, masks), shown(row, row.after, mapping, masks),
                shown(row, row.kept, mapping, masks), shown(row, row.lost, mapping, masks));
    }

    /** @param json may be null, as columns may */
    private static Optional<JsonNode> shown(HistoryRow row, String json, String mapping, Masks masks) {
        return Optional.ofNullable(json)
                .map(text -> masks.value(mapping, row.field, Canonical.of(JsonText.parseOwn(text))));
    }
}
