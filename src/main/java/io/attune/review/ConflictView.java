package io.attune.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Two systems changed the same field without knowing of each other.
 *
 * @param policy    that decided it
 * @param decidedBy the person who did, where it was one
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConflictView(long id, UUID record, Optional<String> mapping, String field, String policy, Instant at,
        Optional<String> decidedBy, boolean masked, JsonNode winner, JsonNode loser, JsonNode evidence) {

    static ConflictView of(ConflictRow row, Optional<RecordRow> record, Masks masks) {
        var mapping = record.map(known -> known.mapping);
        var name = mapping.orElse("");
        return new ConflictView(row.id, row.record, mapping, row.field, row.policy, row.at,
                Optional.ofNullable(row.decidedBy), masks.masks(name, row.field),
                masks.value(name, row.field, JsonText.parseOwn(row.winner)),
                masks.value(name, row.field, JsonText.parseOwn(row.loser)),
                masks.value(name, row.field, JsonText.parseOwn(row.evidence)));
    }
}
