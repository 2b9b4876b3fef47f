package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Records that may be one, or an id that two records claim.
 *
 * @param extId   the id in the system that raised it
 * @param decided same, different or ignore; empty while nobody decided
 */
@JsonNaming(SnakeCaseStrategy.class)
public record DuplicateView(long id, String mapping, String system, String extId, Optional<UUID> record,
        Optional<UUID> other, String reason, Instant at, Optional<String> decided, Optional<Instant> decidedAt,
        Optional<String> decidedBy) {

    static DuplicateView of(DuplicateRow row) {
        return new DuplicateView(row.id, row.mapping, row.system, row.extId, Optional.ofNullable(row.record),
                Optional.ofNullable(row.other), row.reason, row.at, Optional.ofNullable(row.decided),
                Optional.ofNullable(row.decidedAt), Optional.ofNullable(row.decidedBy));
    }
}
