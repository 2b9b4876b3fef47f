package io.attune.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.attune.document.Canonical;
import io.attune.document.JsonText;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Two systems changed the same field without knowing of each other.
 *
 * @param system    in which the edit was made that met the agreed value
 * @param policy    what decided it, in a few words
 * @param open      it waits for a person; until then that system keeps its own value
 * @param kept      what is agreed: of an open one now, else when it was decided
 * @param lost      what lost, or may yet be chosen
 * @param chosen    by a person; absent where it was none
 * @param decidedBy the person
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ConflictView(long id, UUID record, Optional<String> mapping, String field, String system, String policy,
        Instant at, boolean open, Optional<Instant> decidedAt, Optional<String> decidedBy, boolean masked,
        SideView kept, SideView lost, @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> chosen) {

    static ConflictView of(ConflictRow row, Optional<RecordRow> record, Masks masks) {
        var mapping = record.map(known -> known.mapping);
        var name = mapping.orElse("");
        var evidence = JsonText.parseOwn(row.evidence);
        var agreed = record.map(known -> JsonText.parseOwn(known.fields).path(row.field))
                .filter(known -> row.open && known.has("v"));
        return new ConflictView(row.id, row.record, mapping, row.field, row.system, row.policy, row.at, row.open,
                Optional.ofNullable(row.decidedAt), Optional.ofNullable(row.decidedBy), masks.masks(name, row.field),
                agreed.map(now -> SideView.of(shown(row, name, masks, now.path("v")), now))
                        .orElseGet(() -> SideView.of(shown(row, name, masks, JsonText.parseOwn(row.winner)),
                                evidence.path("winner"))),
                SideView.of(shown(row, name, masks, JsonText.parseOwn(row.loser)), evidence.path("loser")),
                Optional.ofNullable(row.chosen).map(text -> shown(row, name, masks, JsonText.parseOwn(text))));
    }

    private static JsonNode shown(ConflictRow row, String mapping, Masks masks, JsonNode value) {
        return masks.value(mapping, row.field, Canonical.of(value));
    }
}
