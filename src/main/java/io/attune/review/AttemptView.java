package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;

/**
 * One attempt to deliver.
 *
 * @param kind    sync: the system was to get values; end: the record ended, and was to be deleted or marked there
 * @param outcome done, unknown, or why it was surely not done
 * @param words   the system's own
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AttemptView(String system, String kind, String outcome, Optional<String> words, int millis, Instant at) {

    static AttemptView of(AttemptRow row, Optional<String> words) {
        return new AttemptView(row.system, row.call, row.outcome, words, row.millis, row.at);
    }
}
