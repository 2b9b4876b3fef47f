package io.attune.review;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;

/**
 * One call that was made for a delivery.
 *
 * @param call   its kind: read, find, create, update, upsert, delete
 * @param status of the HTTP answer, where there was one
 * @param words  the system's own
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AttemptView(String system, String call, String outcome, Optional<Integer> status, Optional<String> words,
        int millis, Instant at) {

    static AttemptView of(AttemptRow row, Optional<String> words) {
        return new AttemptView(row.system, row.call, row.outcome, Optional.ofNullable(row.status), words, row.millis, row.at);
    }
}
